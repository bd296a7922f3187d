"use client";

import "swagger-ui-dist/swagger-ui.css";
import "./reference.css";
import { useEffect, useRef, useState } from "react";
import type { SwaggerPlugin } from "swagger-ui-dist/swagger-ui-es-bundle.js";
import { Alert } from "@/components/ui/alert";
import { Loading } from "@/components/ui/skeleton";
import type { Words } from "@/lib/words/words";

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
    return nameControls(domNode);
  }, []);

  return (
    <div className="min-h-dvh">
      <p className="hidden noscript:block">{words.needsScripts}</p>
      {progress === "loading" && <Loading label={words.loading} shapes={SHAPES} className="noscript:hidden" />}
      {progress === "failed" && <Alert tone="danger">{words.failed}</Alert>}
      <section aria-labelledby="operations" hidden={progress !== "shown"}>
        <h2 id="operations" className="text-heading">
          {words.operations}
        </h2>
        <div ref={place} lang="en" />
      </section>
    </div>
  );
}

async function showReference(domNode: HTMLElement): Promise<void> {
  const [{ default: SwaggerUI }, spec] = await Promise.all([
    import("swagger-ui-dist/swagger-ui-es-bundle.js"),
    getDocument(),
  ]);
  const rendered = appearance(domNode, ".opblock");
  SwaggerUI({
    domNode,
    spec,
    // Its validator is somebody else's server.
    validatorUrl: null,
    // Deep links would stand inside of buttons, where screen readers don't find them (axe: nested-interactive).
    deepLinking: false,
    plugins: [partOfAPage],
    layout: "PartOfAPage",
  });
  await rendered;
}

// Swagger UI's own layout is a page of its own, with a `<main>`, a title, and a choice of servers that has no label.
const partOfAPage: SwaggerPlugin = ({ React: { createElement } }) => ({
  components: {
    PartOfAPage: ({ getComponent, specSelectors }) =>
      createElement(
        "div",
        { className: "swagger-ui" },
        createElement(getComponent("SvgAssets")),
        createElement(getComponent("Markdown", true), { source: specSelectors.info().get("description") }),
        createElement(getComponent("AuthorizeBtnContainer", true)),
        createElement(getComponent("operations", true)),
      ),
  },
});

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

// Controls that Swagger UI gives no name that screen readers could say (WCAG 2.2, 4.1.2).
const NAMES = {
  ".close-modal": "Close",
  "textarea.body-param__text": "Request body",
  ".json-schema-2020-12-accordion:has(> .json-schema-2020-12-accordion__children:empty)": "Schema",
};

/** Names them whenever some appear. Returns the function that stops it. */
function nameControls(within: HTMLElement): () => void {
  const observer = new MutationObserver(() => {
    for (const [selector, name] of Object.entries(NAMES))
      for (const control of within.querySelectorAll(selector)) control.setAttribute("aria-label", name);
    // These have another name than is seen (WCAG 2.2, 2.5.3).
    for (const button of within.querySelectorAll(".modal-btn[aria-label]")) button.removeAttribute("aria-label");
  });
  observer.observe(within, { childList: true, subtree: true });
  return () => observer.disconnect();
}
