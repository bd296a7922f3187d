-- Step 3 of "Move from stock Auth.js" (README): people and their providers' accounts come along. Sessions don't: their tokens
-- stood readable in the table, so everybody signs in once more. Providers' tokens don't either: Aurora keeps none.
-- All or nothing: two people whose addresses differ only in capital letters stop it, and are yours to tell apart.
BEGIN;
-- Ids become UUIDs. Your own tables find the new one of a person here.
CREATE TABLE auth_js."UserId" AS SELECT id AS old, gen_random_uuid() AS new FROM auth_js."User" WHERE email IS NOT NULL;
CREATE UNIQUE INDEX ON auth_js."UserId" (old);

INSERT INTO "User" (id, name, email, "emailVerified", image)
SELECT ids.new, name, lower(trim(email)), "emailVerified" AT TIME ZONE 'UTC', image
FROM auth_js."User" JOIN auth_js."UserId" ids ON ids.old = "User".id;

INSERT INTO "Account" ("userId", type, provider, "providerAccountId")
SELECT ids.new, type, provider, "providerAccountId"
FROM auth_js."Account" JOIN auth_js."UserId" ids ON ids.old = "Account"."userId";
COMMIT;
