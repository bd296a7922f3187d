"use client";

import { unstable_isUnrecognizedActionError as isUnrecognizedAction, unstable_rethrow } from "next/navigation";
import { useFormStatus } from "react-dom";
import { chooseLanguageAction } from "@/components/frame/choose-language-action";
import { reloadWithInput } from "@/lib/forms/kept-input";
import { noteUnreachable } from "aurora-session/browser";
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "aurora-session/shared";

/** The page's languages, each by its own name. A plain form, which works without JavaScript. */
export function LanguageSwitch({ label, current }: { label: string; current: Language }) {
  return (
    <form
      action={typeof document === "undefined" ? chooseLanguageAction : choose}
      aria-label={label}
      className="flex items-center gap-1"
    >
      {LANGUAGES.map((language) => (
        <LanguageButton key={language} language={language} current={current} />
      ))}
    </form>
  );
}

function LanguageButton({ language, current }: { language: Language; current: Language }) {
  const { pending, data } = useFormStatus();
  const isGoing = pending && data.get("language") === language;
  return (
    <button
      type="submit"
      name="language"
      value={language}
      lang={language}
      aria-current={language === current ? "true" : undefined}
      aria-disabled={pending}
      data-going={isGoing ? "" : undefined}
      className="min-h-9 rounded-control border border-transparent px-2 text-ink-soft hover:bg-sunken hover:text-ink aria-disabled:cursor-progress aria-[current]:font-semibold aria-[current]:text-ink data-going:animate-breathe data-going:border-line-strong"
    >
      {LANGUAGE_NAMES[language]}
    </button>
  );
}

// A page of an older deployment is reloaded, and the text in its other forms is kept.
async function choose(data: FormData): Promise<void> {
  try {
    await chooseLanguageAction(data);
  } catch (error) {
    // Next throws redirects as errors too, and has to catch them itself.
    unstable_rethrow(error);
    if (isUnrecognizedAction(error)) reloadWithInput();
    else {
      // Without network the page stays as it is, with what is typed in its forms, and says so.
      console.warn("The language could not be changed.", error);
      noteUnreachable();
    }
  }
}
