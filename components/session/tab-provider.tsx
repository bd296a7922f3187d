"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, type ReactNode, lazy, Suspense } from "react";
import { leaveTab, putBackInput } from "aurora-session/browser";
import {
  Looks,
  TabProvider as AuroraTabProvider,
  type ClassNames,
  type Components,
  type SignInAgainProps,
} from "aurora-session/react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { later } from "@/components/ui/later";
import { CONTROL_CLASSES } from "@/components/ui/field";
import { answers } from "@/lib/answers";
import { takeKeptInput } from "@/lib/forms/kept-input";

// Decided when the app is built, so that a production bundle has no part of them.
const Devtools =
  process.env.NODE_ENV === "development"
    ? lazy(async () => ({ default: (await import("@tanstack/react-query-devtools")).ReactQueryDevtools }))
    : null;

/** React Query's own view of a tab's cache, on a developer's machine only. */
function QueryDevtools() {
  return (
    Devtools && (
      <Suspense>
        <Devtools />
      </Suspense>
    )
  );
}

declare module "@tanstack/react-query" {
  interface Register {
    /** Says what a running mutation does, to a person who is about to leave the page. */
    mutationMeta: { readonly doing?: string };
  }
}

const COMPONENTS: Components = { Dialog, Actions: DialogActions, Button, Checkbox, Notice: Alert };

const CLASS_NAMES: ClassNames = {
  heading: "font-semibold",
  returned:
    "fixed inset-x-4 bottom-4 z-10 mx-auto grid max-h-[50dvh] max-w-form gap-4 overflow-auto rounded-card border border-line bg-surface p-6 shadow-card",
  "returned-field": "grid gap-1.5",
  "returned-label": "font-medium",
  "returned-text": CONTROL_CLASSES,
  spoken: "sr-only",
  time: "font-medium text-ink tabular-nums",
  unsent: "mt-2 font-medium text-ink",
  work: "mt-4 grid gap-3 rounded-control border border-current/15 bg-warning-soft px-4 py-3 text-ink",
  "work-list": "mt-1 list-disc pl-5 font-medium break-words",
  "work-title": "text-small",
};

// With the shapes of the answers that it asks for.
const form = later(async () => {
  const [{ SignInAgain: Form }] = await Promise.all([import("@/components/session/sign-in-again"), answers.signedIn()]);
  return Form;
});

// Where its code can't be loaded, the tab leaves as it does without text: nothing of the person is on the page by now.
function SignInAgain(props: SignInAgainProps) {
  const { reason } = props;
  const queryClient = useQueryClient();
  const leave = useCallback(() => {
    leaveTab(queryClient, reason).catch(console.error);
  }, [queryClient, reason]);
  return <form.Part {...props} onMissing={leave} />;
}

/** Holds the parts that live as long as a document of the app side, and gives the package's parts our looks. */
export function TabProvider({ children }: { children: ReactNode }) {
  useEffect(() => {
    putBackInput(takeKeptInput());
    return form.fetchAhead();
  }, []);
  return (
    <Looks components={COMPONENTS} classNames={CLASS_NAMES}>
      <AuroraTabProvider signInAgain={SignInAgain}>
        {children}
        <QueryDevtools />
      </AuroraTabProvider>
    </Looks>
  );
}
