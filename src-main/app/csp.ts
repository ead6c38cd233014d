/** The content security policies: what the window and the report being printed may load. */

/**
 * Styles may also stand in elements with this launch's nonce: React Aria writes a few of its own, and
 * finds the nonce in the page (`csp-nonce`). Style attributes set by script need no permission.
 */
export function windowPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** A report is one self-contained file: its own styles, pictures and fonts inside it, and no script. */
export const REPORT_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Puts the nonce where scripts look for it, at the head of the page. */
export function withNonce(html: string, nonce: string): string {
  return html.replace(/<head[^>]*>/i, (head) => `${head}<meta property="csp-nonce" content="${nonce}">`);
}
