import { listFound } from "./auth-js-tables.ts";
import type { DatabaseAddress } from "./database-address.ts";
import type { Namesake } from "./people-survey.ts";
import type { Project } from "./project.ts";
import { hasLayer, type Survey } from "./survey.ts";
import { columns, counted, facts } from "./text.ts";

function tellApp({ nextAuth, isProduct, source }: Project, { sessions }: Survey): string[] {
  const strategy =
    sessions === null
      ? "no table of sessions: they are in cookies (JWT)"
      : sessions.live + sessions.expired === 0
        ? "the table of sessions is empty: they are in cookies (JWT), or nobody ever signed in"
        : "sessions in the database";
  const version = isProduct ? "Auth.js" : `NextAuth ${nextAuth ?? "(not in package.json)"}`;
  const hint =
    !isProduct && source.saysJwt && sessions !== null ? [`${source.files.join(", ")} says strategy: "jwt"`] : [];
  const older =
    isProduct || nextAuth === "5" || nextAuth === null
      ? []
      : ["its tables are those of NextAuth 5, which aurora-session needs"];
  return [`${version}, ${strategy}`, ...older, ...hint];
}

function tellTables(given: Survey): string[] {
  const found = listFound(given.authJs).map(({ name }) => name);
  const layer = hasLayer(given) ? "there already" : "not there yet";
  return [found.join(", "), `of aurora-session: ${layer}`];
}

function tellPeople({ people, idType, authJs }: Survey): string[] {
  const { count, withoutEmail, emptyEmail, equalEmails, withoutWayIn } = people;
  const type = idType === null ? `${authJs.people?.columns.get("id")?.type} (not possible)` : idType;
  return [
    `${count}, with ids of the type ${type}`,
    ...(withoutEmail + emptyEmail > 0 ? [`${withoutEmail} without an e-mail, ${emptyEmail} with an empty one`] : []),
    ...(equalEmails.length > 0
      ? [`${counted(equalEmails.length, "address", "addresses")} with more than one person (below)`]
      : []),
    ...(withoutWayIn > 0
      ? [`${withoutWayIn} with neither an e-mail nor a provider that is set up: nothing lets them in`]
      : []),
  ];
}

function tellAccounts({ accounts }: Survey, { source }: Project): string[] {
  const total = accounts.reduce((sum, { count }) => sum + count, 0);
  const unknown = source.files.length === 0 ? [`no file here sets Auth.js up: providers were not compared`] : [];
  const width = Math.max(0, ...accounts.map(({ provider }) => provider.length));
  const each = accounts.map(
    ({ provider, count, configured }) =>
      `${provider.padEnd(width)}  ${String(count).padStart(String(total).length)}` +
      (configured === false ? `  not found in ${source.files.join(", ")}` : ""),
  );
  return [String(total), ...each, ...unknown];
}

function tellSessions({ sessions, people }: Survey): string[] {
  if (sessions === null || sessions.live + sessions.expired === 0)
    return [`none in the database; ${people.count} people may be signed in by cookies`];
  const { live, expired } = sessions;
  return [`${live + expired}: ${live} live, of ${counted(sessions.people, "person", "people")}; ${expired} expired`];
}

function tellKeys({ ownKeys, loose }: Survey): string[] {
  const rows = ownKeys.map(({ table, columns: names, to, rows: count, onDelete }) => [
    `${table}.${names.join("+")}`,
    `→ ${to}`,
    counted(count, "row"),
    `ON DELETE ${onDelete}`,
  ]);
  const without = loose.map(({ table, column }) => `${table}.${column} holds ids of people without a foreign key`);
  return [...columns(rows, ""), ...without];
}

function tellNamesakes(groups: readonly (readonly Namesake[])[]): string[] {
  if (groups.length === 0) return [];
  const rows = groups.flatMap((group) =>
    group.map(({ id, email, verified, createdAt, accounts }, at) => [
      at === 0 ? email.trim().toLowerCase() : "",
      JSON.stringify(email),
      id,
      verified ? "proven" : "not proven",
      createdAt ?? "",
      accounts || "no account",
    ]),
  );
  return [
    "",
    "People with the same address:",
    ...columns([["ADDRESS", "AS WRITTEN", "ID", "E-MAIL", "SINCE", "ACCOUNTS"], ...rows]),
  ];
}

/** Returns the report of what stands in a database, for people. */
export function surveyLines(given: Survey, project: Project, address: DatabaseAddress): string[] {
  const { history, waitingLinks, passkeys, people, views } = given;
  return [
    `Auth.js in ${address.shown}, schema ${address.schema} (${address.from})`,
    "",
    ...facts([
      ["app", tellApp(project, given)],
      ["tables", tellTables(given)],
      ["people", tellPeople(given)],
      ["accounts", tellAccounts(given, project)],
      ["sessions", tellSessions(given)],
      [
        "magic links",
        [
          `${waitingLinks} can still be used; ${counted(people.byMailOnly, "person has", "people have")} an e-mail and no provider's account`,
        ],
      ],
      ["passkeys", passkeys > 0 ? [String(passkeys)] : []],
      ["your tables", tellKeys(given)],
      ["views of these", [...views]],
      [
        "Prisma",
        [
          history === null
            ? "keeps no history of migrations here"
            : `has noted ${counted(history.length, "migration")} here`,
        ],
      ],
    ]),
    ...tellNamesakes(people.equalEmails),
  ];
}
