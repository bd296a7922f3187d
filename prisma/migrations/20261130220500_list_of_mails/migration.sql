-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "sentAt" TIMESTAMPTZ(3),
ADD COLUMN     "userId" UUID,
ALTER COLUMN "nextAttemptAt" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "Mail_userId_createdAt_id_idx" ON "Mail"("userId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Mail_createdAt_idx" ON "Mail"("createdAt");

-- AddForeignKey
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
