/** How a step stands, for people who don't see its picture. */
export const steps = {
  done: "Done",
  pending: "Pending",
  open: "To do",
  unasked: "Not asked for",
  unknown: "Not known",
};
