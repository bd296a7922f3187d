"use client";

import "swagger-ui-dist/swagger-ui.css";
import { useEffect, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Loading } from "@/components/ui/skeleton";
import { isDark, listenToColorScheme } from "@/lib/pages/color-scheme";
import type { Words } from "@/lib/words/words";

// Swagger UI looks for this class on the document.
const DARK_CLASS = "dark-mode";

const SHAPES = ["h-8 w-1/3", "h-12", "h-12", "h-12"];

type Progress = "loading" | "shown" | "failed";

/**
 * Shows the API's document in Swagger UI. Everything comes from this origin, and it asks no other. Its place is as high as a
 * window while it loads, so that nothing in sight moves when it comes.
 */
export function ApiReference({ words }: { words: Words["developers"]["api"] }) {
  const place = useRef<HTMLDivElement>(null);
  const [progress, setProgress] = useState<Progress>("loading");

  useEffect(() => {
    const domNode = place.current;
    if (domNode === null) return;
    showReference(domNode).then(
      () => setProgress("shown"),
      (error: unknown) => {
        console.warn("The API reference could not be loaded.", error);
        setProgress("failed");
      },
    );
    return followColorScheme();
  }, []);

  return (
    <div className="mt-8 min-h-dvh">
      <p className="hidden noscript:block">{words.needsScripts}</p>
      {progress === "loading" && <Loading label={words.loading} shapes={SHAPES} className="noscript:hidden" />}
      {progress === "failed" && <Alert tone="danger">{words.failed}</Alert>}
      <div ref={place} lang="en" hidden={progress !== "shown"} />
    </div>
  );
}

async function showReference(domNode: HTMLElement): Promise<void> {
  const [{ default: SwaggerUI }, spec] = await Promise.all([
    import("swagger-ui-dist/swagger-ui-es-bundle.js"),
    getDocument(),
  ]);
  const rendered = appearance(domNode, "main");
  SwaggerUI({
    domNode,
    spec,
    // Its validator is somebody else's server.
    validatorUrl: null,
    // Deep links would stand inside of buttons, where screen readers don't find them (axe: nested-interactive).
    deepLinking: false,
    // The choice of a server has no label, and this is the only one.
    plugins: [() => ({ wrapComponents: { ServersContainer: () => () => null } })],
  });
  // Swagger UI marks itself as the whole page, but it stands inside of `<main>`.
  (await rendered).setAttribute("role", "group");
}

// If Swagger UI fetched it, a failure would show words of its own, and nobody would hear of it.
async function getDocument(): Promise<unknown> {
  const response = await fetch("/api/openapi.json");
  if (!response.ok) throw new Error(`The API's document was answered with ${response.status}.`);
  return response.json();
}

function appearance(within: HTMLElement, selector: string): Promise<Element> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const found = within.querySelector(selector);
      if (found === null) return;
      observer.disconnect();
      resolve(found);
    });
    observer.observe(within, { childList: true, subtree: true });
  });
}

function followColorScheme(): () => void {
  const apply = () => document.documentElement.classList.toggle(DARK_CLASS, isDark());
  apply();
  const stop = listenToColorScheme(apply);
  return () => {
    stop();
    document.documentElement.classList.remove(DARK_CLASS);
  };
}
