"use client";

import "swagger-ui-dist/swagger-ui.css";
import { useEffect, useRef, useState } from "react";
import { isDark, listenToColorScheme } from "@/lib/browser/color-scheme";

// Swagger UI looks for this on the document.
const DARK_CLASS = "dark-mode";

/** The API's document, made readable by Swagger UI. Everything comes from this origin, and it asks no other. */
export function ApiReference() {
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const domNode = place.current;
    if (domNode === null) return;
    // Its validator is somebody else's server.
    showReference({ domNode, url: "/api/openapi.json", validatorUrl: null, deepLinking: true }).catch(
      (error: unknown) => {
        console.warn("The API reference could not be loaded.", error);
        setFailed(true);
      },
    );
    return followColorScheme();
  }, []);

  return (
    <>
      <noscript>This page needs JavaScript to show the reference.</noscript>
      {failed && <p role="alert">The reference could not be loaded. Load the page again to try once more.</p>}
      <div ref={place} />
    </>
  );
}

async function showReference(options: SwaggerOptions): Promise<void> {
  const { default: SwaggerUI } = await import("swagger-ui-dist/swagger-ui-es-bundle.js");
  SwaggerUI(options);
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
