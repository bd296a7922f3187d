import type { PublicEvent } from "@/lib/activity/activity-schemas";
import { type Language, fillCount } from "aurora-session/shared";
import type { Words } from "@/lib/words/words";

type ToldEvent = Pick<PublicEvent, "type" | "kind" | "reason" | "actor" | "count">;

/** Returns an event of the audit trail in words, with its actor where that was not the person. */
export function eventText(language: Language, words: Words["events"], event: ToldEvent): string {
  const { type, reason, count } = event;
  const who = byWhom(words.actors, event);
  if (reason === null) return join(new Map(Object.entries(words.types)).get(type) ?? words.unknown, who);
  const { one, why } = words.endings[reason];
  // An app is not a device, and nobody signs out of it.
  if (type === "app_disconnected") return join(words.types.app_disconnected, why, who);
  if (count === null) return join(one, who);
  const which = reason === "user_elsewhere" ? "otherDevices" : "devices";
  if (why === null && who === null && count > 0) return fillCount(language, words.byYou[which], count);
  const { none, some } = words.several[which];
  return join(count === 0 ? none : fillCount(language, some, count), why, who);
}

function join(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(" ");
}

function byWhom(words: Words["events"]["actors"], { kind, reason, actor }: ToldEvent): string | null {
  switch (actor) {
    case "you":
      return reason === "admin" ? words.administrator : null;
    case "administrator":
    case "operator":
      return words[actor];
    case "system":
      return reason === null ? words.system : null;
    case "anonymous":
      return kind === "failures" ? null : words.anonymous;
    default:
      return actor satisfies never;
  }
}
