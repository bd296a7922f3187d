/** Makes an element of ours outside of React. A host's stylesheet can give it a look by its name. */
export function make(tag: string, name: string, words = ""): HTMLElement {
  const element = document.createElement(tag);
  element.dataset["aurora"] = name;
  element.textContent = words;
  return element;
}
