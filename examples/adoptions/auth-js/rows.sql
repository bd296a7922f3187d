-- What has gathered in the database of an app that people have used for a year: 404 people, 20 of whom own a team and most of
-- whom have invoices, 423 accounts, and 250 live sessions. Ids look as Prisma's cuid() makes them.

CREATE FUNCTION pg_temp.cuid(kind TEXT, number INTEGER) RETURNS TEXT LANGUAGE sql AS
  $$ SELECT 'c' || substr(md5(kind || number), 1, 24) $$;

INSERT INTO "User" ("id", "name", "email", "emailVerified", "createdAt", "updatedAt")
SELECT pg_temp.cuid('user', n), 'Person ' || n, 'person.' || n || '@example.com', CASE WHEN n % 3 > 0 THEN now() END,
       now() - make_interval(days => n % 365), now()
FROM generate_series(1, 404) n;

INSERT INTO "Account" ("userId", "type", "provider", "providerAccountId", "access_token", "scope", "updatedAt")
SELECT pg_temp.cuid('user', n), 'oidc', 'oidc', 'person.' || n || '@example.com', md5('token' || n), 'openid profile email', now()
FROM generate_series(1, 404) n
UNION ALL
SELECT pg_temp.cuid('user', n), 'oauth', 'github', n::TEXT, md5('github' || n), 'read:user', now()
FROM generate_series(1, 19) n;

INSERT INTO "Session" ("sessionToken", "userId", "expires", "updatedAt")
SELECT gen_random_uuid()::TEXT, pg_temp.cuid('user', n), now() + make_interval(days => 1 + n % 30), now()
FROM generate_series(1, 250) n;

INSERT INTO "VerificationToken" ("identifier", "token", "expires")
SELECT 'person.' || n || '@example.com', md5('link' || n), now() + interval '1 day' FROM generate_series(1, 5) n;

INSERT INTO "Authenticator" ("credentialID", "userId", "providerAccountId", "credentialPublicKey", "counter",
                             "credentialDeviceType", "credentialBackedUp")
SELECT md5('passkey' || n), pg_temp.cuid('user', n), 'person.' || n || '@example.com', md5('key' || n), n, 'singleDevice', false
FROM generate_series(1, 8) n;

INSERT INTO "Team" ("id", "name", "ownerId")
SELECT pg_temp.cuid('team', n), 'Team ' || n, pg_temp.cuid('user', n) FROM generate_series(1, 20) n;

INSERT INTO "Membership" ("teamId", "userId", "role")
SELECT pg_temp.cuid('team', 1 + n % 20), pg_temp.cuid('user', n), CASE WHEN n <= 20 THEN 'owner' ELSE 'member' END
FROM generate_series(1, 380) n;

INSERT INTO "Invoice" ("id", "number", "cents", "userId")
SELECT pg_temp.cuid('invoice', n), 'INV-' || to_char(n, 'FM00000'), 1000 + n * 7, pg_temp.cuid('user', 1 + n % 390)
FROM generate_series(1, 1170) n;
