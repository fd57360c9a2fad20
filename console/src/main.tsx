// The console's entry: settings, language of Cloudscape's own texts, session, live reading, pages.
import "@cloudscape-design/global-styles/index.css";
import { I18nProvider } from "@cloudscape-design/components/i18n";
import en from "@cloudscape-design/components/i18n/messages/all.en";
import es from "@cloudscape-design/components/i18n/messages/all.es";
import Spinner from "@cloudscape-design/components/spinner";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { FlashProvider } from "./app/flashes.tsx";
import { betterSpanish } from "./app/cloudscape-texts.ts";
import { router } from "./app/routes.tsx";
import { SettingsProvider, useSettings } from "./app/settings.tsx";
import { ShellProvider } from "./app/shell.tsx";
import { LiveProvider } from "./aws/live.tsx";
import { SessionProvider } from "./session/provider.tsx";
import { SignInPage } from "./session/sign-in-page.tsx";
import "virtual:own-colours.css";
import "./style.css";

const messages = [en, es, betterSpanish];

function CloudscapeTexts({ children }: { readonly children: ReactNode }) {
  const { language } = useSettings();
  return (
    <I18nProvider locale={language} messages={messages}>
      {children}
    </I18nProvider>
  );
}

const waiting = (
  <div className="door">
    <Spinner size="large" />
  </div>
);

function App() {
  return (
    <SettingsProvider>
      <CloudscapeTexts>
        <SessionProvider waiting={waiting} doorway={(door) => <SignInPage {...door} />}>
          <LiveProvider>
            <ShellProvider>
              <FlashProvider>
                <RouterProvider router={router} />
              </FlashProvider>
            </ShellProvider>
          </LiveProvider>
        </SessionProvider>
      </CloudscapeTexts>
    </SettingsProvider>
  );
}

const root = document.getElementById("app");
if (root) createRoot(root).render(<App />);
