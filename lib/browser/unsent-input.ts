/** Whether a form of this page holds text that was typed and not sent. */
export function hasUnsentInput(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    "input:not([type=hidden], [type=checkbox], [type=radio]), textarea",
  );
  return [...fields].some((field) => field.value !== field.defaultValue);
}
