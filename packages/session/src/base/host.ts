/**
 * The columns of a host's users that sessions carry, beside the id. A host says their types once:
 * `declare module "aurora-session/core" { interface HostUser { readonly email: string } }`.
 */
// An interface, because only interfaces can be added to.
export interface HostUser {}

/** The person behind a session, with all that pages and routes may know. */
export type SessionUser = { readonly id: string } & HostUser;

/** What a host's operations say of themselves to its own `admit`. Added to as {@link HostUser} is. */
export interface HostOperation {}

/** The codes of a host's own problems. Added to as {@link HostUser} is: `interface HostProblems { readonly email_taken: 409 }`. */
export interface HostProblems {}
