-- The tables of aurora-session, for hosts without Prisma's migrations. "userId" has the type of your users' ids: where those
-- are uuid, put UUID in place of the three lines that say "userId" TEXT. There is no foreign key to your users, whose table
-- stays as it is: a session without its user is over.

CREATE TABLE "Session" (
    "id" UUID PRIMARY KEY,
    "tokenHash" TEXT COLLATE "C",
    "previousTokenHash" TEXT COLLATE "C",
    "rotatedAt" TIMESTAMPTZ(3),
    "userId" TEXT NOT NULL,
    "isClient" BOOLEAN NOT NULL DEFAULT false,
    "parentId" UUID REFERENCES "Session" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "authenticatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deviceChangedAt" TIMESTAMPTZ(3),
    "lastActiveAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "idleTimeoutSeconds" INTEGER NOT NULL,
    "persistent" BOOLEAN NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,
    "endedBy" TEXT,
    "deviceName" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    "addressHash" TEXT,
    "addressTruncated" TEXT,
    "provider" TEXT NOT NULL,
    "providerSessionId" TEXT
);
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session" ("tokenHash");
CREATE UNIQUE INDEX "Session_previousTokenHash_key" ON "Session" ("previousTokenHash") WHERE "previousTokenHash" IS NOT NULL;
CREATE INDEX "Session_clients" ON "Session" ("parentId") WHERE "parentId" IS NOT NULL;
CREATE INDEX "Session_of_user" ON "Session" ("userId", "endedAt");
CREATE INDEX "Session_live_by_absolute_end" ON "Session" ("expiresAt") WHERE "endedAt" IS NULL;
CREATE INDEX "Session_live_by_idle_end" ON "Session" ("idleTimeoutSeconds", "lastActiveAt") WHERE "endedAt" IS NULL;
CREATE INDEX "Session_ended" ON "Session" ("endedAt") WHERE "endedAt" IS NOT NULL;

CREATE TABLE "SessionEpoch" (
    "userId" TEXT PRIMARY KEY,
    "epoch" INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE "RefreshToken" (
    "id" UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    "tokenHash" TEXT COLLATE "C" NOT NULL,
    "sessionId" UUID NOT NULL REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "predecessorId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" TIMESTAMPTZ(3),
    "successor" TEXT
);
CREATE UNIQUE INDEX "RefreshToken_tokenHash_key" ON "RefreshToken" ("tokenHash");
CREATE UNIQUE INDEX "RefreshToken_predecessorId_key" ON "RefreshToken" ("predecessorId");
CREATE INDEX "RefreshToken_sessionId_idx" ON "RefreshToken" ("sessionId");
CREATE INDEX "RefreshToken_kept_successor" ON "RefreshToken" ("usedAt") WHERE "successor" IS NOT NULL;

CREATE TABLE "SigningKey" (
    "id" UUID PRIMARY KEY,
    "privateKey" TEXT NOT NULL,
    "signsFrom" TIMESTAMPTZ(3) NOT NULL
);

CREATE TABLE "SecurityEvent" (
    "id" UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    "type" TEXT NOT NULL,
    "reason" TEXT,
    "userId" TEXT,
    "sessionId" UUID,
    "actor" TEXT NOT NULL,
    "count" INTEGER,
    "deviceName" TEXT,
    "addressTruncated" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX "SecurityEvent_userId_at_id_idx" ON "SecurityEvent" ("userId", "at" DESC, "id" DESC);
CREATE INDEX "SecurityEvent_at_idx" ON "SecurityEvent" ("at");
