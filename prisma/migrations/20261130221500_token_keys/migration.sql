-- CreateTable
CREATE TABLE "TokenKey" (
    "id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "uncheckedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "TokenKey_pkey" PRIMARY KEY ("id")
);
