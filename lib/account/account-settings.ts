import "server-only";
import { z } from "zod";
import { type Queryable, sql, type CookieChange } from "aurora-session/core";
import { LANGUAGE_COOKIE, parseLanguage, type Language } from "aurora-session/shared";
import { COLOR_SCHEME_COOKIE, parseColorScheme, type ColorScheme } from "@/lib/pages/color-scheme";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** What a device is to show from now on. Null leaves it to the device again, and what is left out stays as it is. */
export type DeviceSettings = {
  readonly language?: Language | null | undefined;
  readonly colorScheme?: ColorScheme | null | undefined;
};

const settingsSchema = z.tuple([
  z.object({ chosenLanguage: z.string().nullable(), colorScheme: z.string().nullable() }),
]);

/** Returns what an account brings to a device at a sign-in: only what its person chose for all devices. */
export async function readDeviceSettings(transaction: Queryable, userId: string): Promise<DeviceSettings> {
  const rows = await transaction.query(
    sql`SELECT "chosenLanguage", "colorScheme" FROM "User" WHERE id = ${userId}::uuid`,
  );
  const [{ chosenLanguage, colorScheme }] = settingsSchema.parse(rows);
  return {
    language: parseLanguage(chosenLanguage) ?? undefined,
    colorScheme: parseColorScheme(colorScheme) ?? undefined,
  };
}

/** Returns the cookies by which a device shows settings: the same ones as those of a choice on the device itself. */
export function settingsCookies({ language, colorScheme }: DeviceSettings): CookieChange[] {
  return [
    ...(language === undefined ? [] : [cookie(LANGUAGE_COOKIE, language, true)]),
    // Scripts change the colours without asking the server.
    ...(colorScheme === undefined ? [] : [cookie(COLOR_SCHEME_COOKIE, colorScheme, false)]),
  ];
}

function cookie(name: string, value: string | null, httpOnly: boolean): CookieChange {
  return { name, value: value ?? "", maxAgeSeconds: value === null ? 0 : YEAR_SECONDS, httpOnly };
}
