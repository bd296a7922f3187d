-- AlterTable
ALTER TABLE "SecurityEvent" ADD COLUMN     "count" INTEGER;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "deviceChangedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "deletedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "MailedSecret" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "purpose" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "sessionId" UUID,
    "email" TEXT,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MailedSecret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MailedSecret_secretHash_key" ON "MailedSecret"("secretHash");

-- CreateIndex
CREATE INDEX "MailedSecret_userId_idx" ON "MailedSecret"("userId");

-- CreateIndex
CREATE INDEX "MailedSecret_expiresAt_idx" ON "MailedSecret"("expiresAt");

-- CreateIndex
CREATE INDEX "Mail_nextAttemptAt_idx" ON "Mail"("nextAttemptAt");

-- CreateIndex
CREATE INDEX "KnownDevice_lastSeenAt_idx" ON "KnownDevice"("lastSeenAt");

-- CreateIndex
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

-- CreateIndex
CREATE INDEX "User_deleted" ON "User"("deletedAt") WHERE ("deletedAt" IS NOT NULL);

-- CreateIndex
CREATE INDEX "SecurityEvent_at_idx" ON "SecurityEvent"("at");

-- CreateIndex
CREATE INDEX "Session_live_by_absolute_end" ON "Session"("expiresAt") WHERE ("endedAt" IS NULL);

-- CreateIndex
CREATE INDEX "Session_live_by_idle_end" ON "Session"("idleTimeoutSeconds", "lastActiveAt") WHERE ("endedAt" IS NULL);

-- CreateIndex
CREATE INDEX "Session_ended" ON "Session"("endedAt") WHERE ("endedAt" IS NOT NULL);

-- AddForeignKey
ALTER TABLE "MailedSecret" ADD CONSTRAINT "MailedSecret_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The audit trail is append-only (ASVS 5.0 16.4.2). Pruning and erasure say so for their own transaction, by
-- SET LOCAL aurora.maintenance = 'on'; everything else is refused, whatever role or code it comes from.
CREATE FUNCTION "refuse_change_of_security_event"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('aurora.maintenance', true) = 'on' THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  RAISE EXCEPTION 'SecurityEvent is append-only' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "SecurityEvent_append_only" BEFORE UPDATE OR DELETE ON "SecurityEvent"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_security_event"();

CREATE TRIGGER "SecurityEvent_no_truncate" BEFORE TRUNCATE ON "SecurityEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_security_event"();
