"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormMessage } from "@/components/forms/form-message";
import { useApiForm } from "@/components/forms/use-api-form";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { SelectField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { showTimeZone } from "@/components/ui/time-zone";
import { useWords } from "@/components/words/words-provider";
import { textField } from "@/lib/forms/form-state";
import { chooseColorScheme } from "@/lib/pages/color-scheme";
import { profileAnswer } from "@/lib/profile/profile-answer";
import type { Profile } from "@/lib/profile/profile-schemas";
import { useHydrated, useTab } from "aurora-session/react";
import { fill, LANGUAGE_NAMES, LANGUAGES } from "aurora-session/shared";

type Settings = Omit<Profile, "name">;

/** The language, the colours and the time zone of the account, on this page at once, on other devices from their next sign-in. */
export function ChooseSettings({ initial }: { initial: Settings }) {
  const { api } = useTab();
  const words = useWords().profile;
  const router = useRouter();
  const [settings, setSettings] = useState(initial);
  const [saved, setSaved] = useState(false);
  const { state, pending, form } = useApiForm(async (data) => {
    setSaved(false);
    const body = {
      language: textField(data, "language") || null,
      colorScheme: textField(data, "colorScheme") || null,
      timeZone: textField(data, "timeZone") || null,
    };
    const next = await api("/api/account/profile", profileAnswer, { method: "PATCH", body });
    if (next.colorScheme !== settings.colorScheme) chooseColorScheme(next.colorScheme);
    showTimeZone(next.timeZone);
    setSettings(next);
    setSaved(true);
    router.refresh();
    // The words of success are in the language that the page has by then.
    return {};
  });
  return (
    <Card title={words.settings} description={words.settingsDetail}>
      <form {...form} className="grid max-w-form gap-5">
        {saved && <Alert tone="success">{words.settingsSaved}</Alert>}
        <FormMessage state={state} />
        <SettingFields initial={initial} />
        <SubmitButton pending={pending} className="justify-self-start" pendingLabel={words.saving}>
          {words.saveSettings}
        </SubmitButton>
      </form>
    </Card>
  );
}

function SettingFields({ initial: { language, colorScheme, timeZone } }: { initial: Settings }) {
  const words = useWords().profile;
  const zones = useTimeZones(timeZone);
  return (
    <>
      <SelectField
        label={words.language}
        name="language"
        defaultValue={language ?? ""}
        options={[
          { value: "", label: words.asDevice },
          ...LANGUAGES.map((each) => ({ value: each, label: LANGUAGE_NAMES[each] })),
        ]}
      />
      <SelectField
        label={words.colors}
        name="colorScheme"
        defaultValue={colorScheme ?? ""}
        options={[
          { value: "", label: words.asDevice },
          { value: "light", label: words.light },
          { value: "dark", label: words.dark },
        ]}
      />
      <SelectField
        label={words.timeZone}
        name="timeZone"
        defaultValue={timeZone ?? ""}
        options={[
          { value: "", label: zones.own === null ? words.asDevice : fill(words.asDeviceIn, { zone: zones.own }) },
          ...zones.all.map((each) => ({ value: each, label: zoneText(each) })),
        ]}
      />
    </>
  );
}

/** The zones that this browser knows, and its own. Until scripts run, only the one that is chosen: the server may know others. */
function useTimeZones(chosen: string | null): { own: string | null; all: readonly string[] } {
  const hydrated = useHydrated();
  const fixed = chosen === null ? [] : [chosen];
  if (!hydrated) return { own: null, all: fixed };
  const all = new Set([...Intl.supportedValuesOf("timeZone"), "UTC", ...fixed]);
  return { own: zoneText(new Intl.DateTimeFormat().resolvedOptions().timeZone), all: [...all] };
}

function zoneText(zone: string): string {
  return zone.replaceAll("_", " ");
}
