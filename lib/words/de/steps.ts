import type { Words } from "@/lib/words/words";

export const steps: Words["steps"] = {
  done: "Erledigt",
  pending: "Steht noch aus",
  open: "Zu tun",
  unasked: "Nicht verlangt",
  unknown: "Nicht bekannt",
};
