import type { Words } from "@/lib/words/words";
import { NAME } from "@/product/product";

export const tour: Words["tour"] = {
  open: `In drei Schritten sehen, wozu ${NAME} da ist`,
  done: `Sie haben gesehen, wozu ${NAME} da ist`,
  doneDetail:
    "Sie haben sich überall abgemeldet: Jede Ihrer Sitzungen wurde beendet, und diese ist die erste seither. Bauen Sie darauf: Ihre Seiten stehen neben dieser.",
  putAway: "Nicht mehr zeigen",
  tabTitle: "Einen zweiten Tab öffnen",
  tab: "Die Tabs eines Browsers kennen einander. Meldet sich einer ab, werden alle geleert.",
  openTab: "Tab öffnen",
  deviceTitle: "Ein zweites Gerät verbinden",
  scan: "Scannen Sie das mit einem Telefon, oder öffnen Sie die Adresse irgendwo, und melden Sie sich an.",
  loopback:
    "Diese Installation ist nur von diesem Rechner aus erreichbar, deshalb kommt kein Telefon hierher. Ein anderer Browser oder ein privates Fenster ist ein eigenes Gerät: Öffnen Sie die Adresse dort, und melden Sie sich an.",
  address: "Adresse",
  code: "QR-Code von {address}",
  everywhereTitle: "Sich überall abmelden",
  everywhere:
    "Stellen Sie beide so hin, dass Sie sie sehen, und bestätigen Sie. Der Tab leert sich sofort, das Gerät einen Moment später.",
  signOutEverywhere: "Überall abmelden",
  progress: "{done} von {all} Schritten sind getan.",
  lastStep: "{done} von {all} Schritten sind getan. Der letzte meldet Sie ab.",
};
