-- AlterTable
ALTER TABLE "User" ADD COLUMN     "strangerFailures" INTEGER NOT NULL DEFAULT 0;
