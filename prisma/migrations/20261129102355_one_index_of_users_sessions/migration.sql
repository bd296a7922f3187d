-- Built before the others go: dropping them first would keep every check waiting for as long as building takes. This way
-- only writes wait.
CREATE INDEX "Session_of_user_and_end" ON "Session"("userId", "endedAt");
DROP INDEX "Session_live_of_user";
DROP INDEX "Session_of_user";
ALTER INDEX "Session_of_user_and_end" RENAME TO "Session_of_user";
