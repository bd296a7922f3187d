/** A stock Auth.js app on Prisma, as its documentation has it, with three tables of its own. */
export type FormerApp = {
  /** How tables and columns are called: as Prisma's models, or mapped to small letters with `_`. */
  readonly naming?: "prisma" | "snake";
  /** The type of ids, and what stands in them. */
  readonly ids?: "cuid" | "uuid" | "uuid as text" | "integer";
  readonly nextAuth?: 4 | 5;
  /** Without a table of sessions. */
  readonly jwt?: boolean;
};

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, "");
}

/** The name of a table in the database. */
export function tableName({ naming }: FormerApp, name: string): string {
  return naming === "snake" ? `${snake(name)}s` : name;
}

function columnName({ naming }: FormerApp, field: string): string {
  return naming === "snake" ? snake(field) : field;
}

function model(app: FormerApp, name: string, lines: string): string {
  const fields = lines
    .trim()
    .split("\n")
    .map((line) => line.trim());
  const mapped = fields.map((line) => {
    const [, field = "", type = ""] = /^(\w+) +(\w+)/.exec(line) ?? [];
    const isColumn = /^(String|DateTime|Int|Boolean)$/.test(type) && columnName(app, field) !== field;
    return isColumn ? `${line} @map("${columnName(app, field)}")` : line;
  });
  const map = app.naming === "snake" ? [`@@map("${tableName(app, name)}")`] : [];
  return `model ${name} {\n${[...mapped, ...map].map((line) => `  ${line}`).join("\n")}\n}\n`;
}

function idOf({ ids = "cuid" }: FormerApp): { readonly key: string; readonly type: string } {
  switch (ids) {
    case "integer":
      return { key: "id Int @id @default(autoincrement())", type: "Int" };
    case "uuid":
      return { key: "id String @id @default(uuid()) @db.Uuid", type: "String" };
    case "cuid":
    case "uuid as text":
      return { key: "id String @id @default(cuid())", type: "String" };
  }
}

/** Prisma's schema of the app. `session` is in place of Auth.js's model of a session. */
export function formerSchema(app: FormerApp, session?: string): string {
  const { key, type } = idOf(app);
  const owner = (field: string, more = ""): string => `${field} ${type}${more}${app.ids === "uuid" ? " @db.Uuid" : ""}`;
  const isFour = app.nextAuth === 4;
  const stock = model(
    app,
    "Session",
    `${isFour ? "id String @id @default(cuid())\n" : ""}sessionToken String @unique\n${owner("userId")}\nexpires DateTime
     user User @relation(fields: [userId], references: [id], onDelete: Cascade)`,
  );
  return [
    'generator client {\n  provider = "prisma-client"\n  output = "../generated"\n  previewFeatures = ["partialIndexes"]\n}\n',
    'datasource db {\n  provider = "postgresql"\n}\n',
    model(
      app,
      "User",
      `${key}\nname String?\nemail String? @unique\nemailVerified DateTime?\nimage String?
       ${isFour ? "" : "createdAt DateTime @default(now())\nupdatedAt DateTime @updatedAt"}
       accounts Account[]\n${app.jwt || session !== undefined ? "" : "sessions Session[]"}\nauthenticators Authenticator[]
       teams Team[]\nmemberships Membership[]\ninvoices Invoice[] @relation("owner")\napproved Invoice[] @relation("approver")`,
    ),
    model(
      app,
      "Account",
      `${isFour ? "id String @id @default(cuid())\n" : ""}${owner("userId")}\ntype String\nprovider String\nproviderAccountId String
       refresh_token String? @db.Text\naccess_token String? @db.Text\nexpires_at Int?\ntoken_type String?\nscope String?
       id_token String? @db.Text\nsession_state String?
       user User @relation(fields: [userId], references: [id], onDelete: Cascade)
       ${isFour ? "@@unique([provider, providerAccountId])" : "@@id([provider, providerAccountId])"}`,
    ),
    ...(app.jwt ? [] : [session ?? stock]),
    model(
      app,
      "VerificationToken",
      `identifier String\ntoken String${isFour ? " @unique" : ""}\nexpires DateTime\n${isFour ? "@@unique" : "@@id"}([identifier, token])`,
    ),
    model(
      app,
      "Authenticator",
      `credentialID String @unique\n${owner("userId")}\nproviderAccountId String\ncredentialPublicKey String\ncounter Int
       credentialDeviceType String\ncredentialBackedUp Boolean\ntransports String?
       user User @relation(fields: [userId], references: [id], onDelete: Cascade)\n@@id([userId, credentialID])`,
    ),
    model(
      app,
      "Team",
      `id Int @id @default(autoincrement())\nname String\n${owner("ownerId")}
       owner User @relation(fields: [ownerId], references: [id])\nmembers Membership[]\n@@index([ownerId])`,
    ),
    model(
      app,
      "Membership",
      `teamId Int\n${owner("userId")}
       team Team @relation(fields: [teamId], references: [id], onDelete: Cascade)
       user User @relation(fields: [userId], references: [id], onDelete: Cascade)\n@@id([teamId, userId])`,
    ),
    model(
      app,
      "Invoice",
      `id Int @id @default(autoincrement())\namount Int\n${owner("ownerId")}\n${owner("approverId", "?")}
       owner User @relation("owner", fields: [ownerId], references: [id])
       approver User? @relation("approver", fields: [approverId], references: [id], onDelete: SetNull)`,
    ),
  ]
    .join("\n")
    .replaceAll(/^\s*\n(?=  )/gm, "");
}

function idSql({ ids = "cuid" }: FormerApp, n: string): string {
  switch (ids) {
    case "integer":
      return n;
    case "uuid":
      return `md5('person ' || ${n})::uuid`;
    case "uuid as text":
      return `md5('person ' || ${n})::uuid::text`;
    case "cuid":
      return `'cm30' || lpad((${n})::text, 20, '0')`;
  }
}

/**
 * The rows of the walk in which faults of the former move were found: 404 people (10 without an e-mail, one with an empty one, two pairs
 * that differ in capitals), 423 accounts, 250 sessions, and rows in three tables of the app's own.
 */
export function formerRows(app: FormerApp): string {
  const table = (name: string): string => `"${tableName(app, name)}"`;
  const insert = (name: string, fields: readonly string[], select: string): string =>
    `INSERT INTO ${table(name)} (${fields.map((field) => `"${columnName(app, field)}"`).join(", ")}) SELECT ${select};`;
  const person = (n: string): string => idSql(app, n);
  const hasDates = app.nextAuth !== 4;
  const rowId = app.nextAuth === 4 ? ["id"] : [];
  const anId = app.nextAuth === 4 ? "'ck' || gen_random_uuid(), " : "";
  const accounts = (provider: string, type: string, from: number, to: number): string =>
    insert(
      "Account",
      [...rowId, "userId", "type", "provider", "providerAccountId", "access_token"],
      `${anId}${person("n")}, '${type}', '${provider}', n::text, 'a secret' FROM generate_series(${from}, ${to}) n`,
    );
  return [
    insert(
      "User",
      ["id", "name", "email", "emailVerified", ...(hasDates ? ["createdAt", "updatedAt"] : [])],
      `${person("n")}, 'Person ' || n, CASE WHEN n <= 10 THEN NULL WHEN n = 11 THEN '' WHEN n IN (12, 14) THEN 'Person.' || n || '@example.com'
         WHEN n IN (13, 15) THEN 'person.' || n - 1 || '@example.com' ELSE 'person.' || n || '@example.com' END,
       CASE WHEN n % 2 = 0 AND n > 11 THEN timestamp '2025-03-01 12:00' + n * interval '1 hour' END
       ${hasDates ? ", timestamp '2025-01-01 08:30' + n * interval '1 day', now()" : ""} FROM generate_series(1, 404) n`,
    ),
    accounts("discord", "oauth", 1, 80),
    accounts("github", "oauth", 81, 250),
    accounts("google", "oidc", 251, 374),
    accounts("google", "oidc", 81, 128),
    accounts("nodemailer", "email", 375, 375),
    ...(app.jwt
      ? []
      : [
          insert(
            "Session",
            [...rowId, "sessionToken", "userId", "expires"],
            `${anId}'token ' || n, ${person("n")}, now() + CASE WHEN n <= 230 THEN interval '20 days' ELSE interval '-1 day' END
             FROM generate_series(1, 250) n`,
          ),
        ]),
    insert(
      "VerificationToken",
      ["identifier", "token", "expires"],
      `'person.' || n || '@example.com', 'link ' || n, now() + (n - 3) * interval '1 hour' + interval '1 minute' FROM generate_series(1, 5) n`,
    ),
    insert(
      "Authenticator",
      [
        "credentialID",
        "userId",
        "providerAccountId",
        "credentialPublicKey",
        "counter",
        "credentialDeviceType",
        "credentialBackedUp",
      ],
      `'key ' || n, ${person("n")}, n::text, 'public', 0, 'singleDevice', false FROM generate_series(20, 22) n`,
    ),
    insert("Team", ["name", "ownerId"], `'Team ' || n, ${person("n")} FROM generate_series(1, 40) n`),
    insert("Membership", ["teamId", "userId"], `1 + n % 40, ${person("n")} FROM generate_series(1, 200) n`),
    insert(
      "Invoice",
      ["amount", "ownerId", "approverId"],
      `n, ${person("n")}, CASE WHEN n % 3 = 0 THEN ${person("n + 1")} END FROM generate_series(1, 300) n`,
    ),
  ].join("\n");
}
