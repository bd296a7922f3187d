/** What a refused form says above its fields. */
export const forms = {
  checkFields: "Please check the marked fields.",
  tryAgainIn: "You can try again in {wait}.",
};
