-- CreateIndex
CREATE INDEX "Session_of_user" ON "Session"("userId");
