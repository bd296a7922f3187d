-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "language" TEXT;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "language" TEXT;
