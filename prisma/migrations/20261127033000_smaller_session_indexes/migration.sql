-- Hashes are compared byte by byte: the collation of a language makes each step down an index call the C library.
ALTER TABLE "Session" ALTER COLUMN "tokenHash" TYPE TEXT COLLATE "C";
ALTER TABLE "Session" ALTER COLUMN "previousTokenHash" TYPE TEXT COLLATE "C";
ALTER TABLE "RefreshToken" ALTER COLUMN "tokenHash" TYPE TEXT COLLATE "C";

-- Few sessions have been rotated: the others need no entry.
DROP INDEX "Session_previousTokenHash_key";
CREATE UNIQUE INDEX "Session_previousTokenHash_key" ON "Session"("previousTokenHash") WHERE ("previousTokenHash" IS NOT NULL);
