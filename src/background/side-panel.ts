import { browser } from 'wxt/browser';

interface SidebarAction {
  open(): Promise<void>;
}

/** Opens the side panel of a tab's window; browsers allow it only during a user gesture. */
export const openSidePanel = async (windowId: number | undefined): Promise<void> => {
  if (import.meta.env.FIREFOX) await (browser as unknown as { sidebarAction: SidebarAction }).sidebarAction.open();
  else if (windowId !== undefined) await browser.sidePanel.open({ windowId });
};

const COMMAND = 'open-side-panel';

/** Must be called synchronously at background start. */
export const addCommandListener = (): void => {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === COMMAND) void openSidePanel(tab?.windowId);
  });
};
