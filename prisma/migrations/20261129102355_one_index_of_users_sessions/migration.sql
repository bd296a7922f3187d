-- DropIndex
DROP INDEX "Session_live_of_user";

-- DropIndex
DROP INDEX "Session_of_user";

-- CreateIndex
CREATE INDEX "Session_of_user" ON "Session"("userId", "endedAt");
