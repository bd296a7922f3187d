// Next would take the one of the folder above, which is another app's.
export function register() {}
