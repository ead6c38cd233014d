/** Print PDF: HTML to a tagged PDF, in a hidden window without script, network or anything to keep. */
import { BrowserWindow, session as sessions } from 'electron';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { REPORT_POLICY } from './csp';

/** Acceptance list G.64. */
const TIMEOUT_MS = 60_000;

const REPORT_URL = 'report://print/report.html';

const PAGE_NUMBER = fill(en.app.pageOf, {
  page: '<span class="pageNumber"></span>',
  pages: '<span class="totalPages"></span>',
});

/** Chromium gives the footer no font size of its own. */
const FOOTER = `<div style="width: 100%; text-align: center; font: 8pt sans-serif; color: #5B5852">${PAGE_NUMBER}</div>`;

let prints = 0;

function hiddenWindow(html: string): BrowserWindow {
  prints += 1;
  // Without `persist:` a partition lives in memory; a new one each time, so that nothing is shared.
  const session = sessions.fromPartition(`print-${String(prints)}`, { cache: false });
  session.protocol.handle(
    'report',
    () =>
      new Response(html, {
        headers: {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': REPORT_POLICY,
          'X-Content-Type-Options': 'nosniff',
        },
      }),
  );
  return new BrowserWindow({
    show: false,
    webPreferences: {
      session,
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
}

async function print(window: BrowserWindow): Promise<Uint8Array> {
  // It ends up in the file as its creator, and Chromium's own would tell the system it was made on.
  window.webContents.setUserAgent(fill(en.app.nameAndVersion, { version: __APP_VERSION__ }));
  await window.loadURL(REPORT_URL);
  return window.webContents.printToPDF({
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    preferCSSPageSize: true,
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: FOOTER,
  });
}

/** @throws Error saying why; the export makes `export.printFailed` of it */
export async function printPdf(html: string): Promise<Uint8Array> {
  const window = hiddenWindow(html);
  let clock: NodeJS.Timeout | undefined;
  const failure = new Promise<never>((_resolve, reject) => {
    clock = setTimeout(() => {
      reject(new Error(fill(en.app.printTimeout, { seconds: TIMEOUT_MS / 1000 })));
    }, TIMEOUT_MS);
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      reject(new Error(reason));
    });
  });
  try {
    return await Promise.race([print(window), failure]);
  } finally {
    clearTimeout(clock);
    window.destroy();
  }
}
