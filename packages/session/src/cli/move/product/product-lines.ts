import { keptLines } from "../kept-rows.ts";
import { countedRows, signInAgain, wayBack } from "../outcome-lines.ts";
import { ASIDE, MAP } from "../state.ts";
import type { Survey } from "../survey.ts";
import { bullets, counted } from "../text.ts";
import type { ProductDone } from "./apply-product.ts";
import { PLACEHOLDER_DOMAIN } from "./people-sql.ts";
import type { ProductUndone } from "./undo-product.ts";

const FORGOT = '"Forgot your password?"';

function waysIn({ accounts, people, passkeys }: Survey): string[] {
  const missing = accounts.filter(({ configured }) => configured === false);
  const each = missing.map(({ provider, count }) => `${provider} (${count})`).join(", ");
  return [
    ...(missing.length === 0
      ? []
      : [
          `Accounts of ${each} came along, but auth.ts has no provider of that id: add it, or who has an e-mail uses ` +
            `${FORGOT}. An OpenID provider set by AUTH_OIDC_ISSUER has the id oidc.`,
        ]),
    ...(people.withoutWayIn > 0
      ? [
          `${counted(people.withoutWayIn, "person has", "people have")} no e-mail and no such provider: nothing lets them in until then.`,
        ]
      : []),
    ...(people.byMailOnly > 0
      ? [
          `${counted(people.byMailOnly, "person", "people")} had mailed links only: they use ${FORGOT}, so set SMTP_URL first.`,
        ]
      : []),
    ...(passkeys > 0 ? [`${counted(passkeys, "passkey")} can't be used here, and stay in the schema ${ASIDE}.`] : []),
  ];
}

const COPIED = new Set(["id", "name", "email", "emailverified", "image", "createdat"]);

function leftBehind({ authJs, loose }: Survey): string[] {
  const people = authJs.people?.columns ?? new Map<string, never>();
  const left = [...people.entries()].filter(([name]) => !COPIED.has(name)).map(([, { name }]) => name);
  return [
    ...(people.has("createdat") ? [] : ["The former users have no createdAt: all of them are new here as of today."]),
    ...(left.length === 0
      ? []
      : [`Columns of users that this app does not have stay in the schema ${ASIDE}: ${left.join(", ")}.`]),
    ...loose.map(({ table, column }) => `${table}.${column} has no foreign key and holds former ids, as before.`),
  ];
}

function ownModels({ ownKeys }: Survey): string[] {
  if (ownKeys.length === 0) return [];
  const holding = ownKeys.filter(({ onDelete }) => /RESTRICT|NO ACTION/.test(onDelete));
  const named = holding.map(({ table, columns }) => `${table}.${columns.join("+")}`).join(", ");
  return [
    "Your models: add them to prisma/schema.prisma (ids of people are `String @db.Uuid`), run `npm run migration -- own_tables`, " +
      "and, as the tables are there, `npm run aurora -- migrate --resolve <its name> --applied`.",
    ...(holding.length === 0
      ? []
      : [
          `${named}: without ON DELETE CASCADE or SET NULL, they keep deleted accounts from being erased. Say \`onDelete\` there next.`,
        ]),
  ];
}

/** Tells what was done in the product. */
export function productDoneLines(done: ProductDone, given: Survey, call: string): string[] {
  const { keys, newIds, placeholders } = done;
  const ids = newIds ? `, by new ids (UUIDs); ${MAP}.person has both (old, new), and outlives --drop` : "";
  return [
    "Done, in one transaction:",
    "",
    ...keptLines(done.moved),
    "",
    ...bullets([
      `${counted(keys, "foreign key")} of your tables ${keys === 1 ? "refers" : "refer"} to people as before${ids}.`,
      ...(placeholders > 0
        ? [
            `${counted(placeholders, "person", "people")} without an address of their own got <id>@${PLACEHOLDER_DOMAIN}, which receives nothing.`,
          ]
        : []),
      signInAgain(given),
      ...waysIn(given),
      ...leftBehind(given),
      ...ownModels(given),
      wayBack(call, done.setAside),
    ]),
  ];
}

/** Tells what was taken back in the product. */
export function productUndoneLines({ back, keys, since }: ProductUndone): string[] {
  return [
    "Taken back, in one transaction.",
    ...bullets([
      `Back: ${countedRows(back)}; ${counted(keys, "foreign key")} of your tables, with the former ids.`,
      "Gone: this app's own tables, and what people changed here since (names, addresses, passwords).",
      ...(since.people + since.accounts > 0
        ? [
            `${counted(since.people, "person", "people")} and ${counted(since.accounts, "account")} that came since came along, without passwords.`,
          ]
        : []),
      ...(since.erased > 0 ? [`${counted(since.erased, "person", "people")} erased since did not come back.`] : []),
    ]),
  ];
}
