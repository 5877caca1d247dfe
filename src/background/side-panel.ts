import { browser } from 'wxt/browser';

interface SidebarAction {
  open(): Promise<void>;
}

/** Opens the side panel of a tab's window. Browsers allow it only while a click or key of the person is being handled. */
export const openSidePanel = async (windowId: number | undefined): Promise<void> => {
  if (import.meta.env.FIREFOX) await (browser as unknown as { sidebarAction: SidebarAction }).sidebarAction.open();
  else if (windowId !== undefined) await browser.sidePanel.open({ windowId });
};

const COMMAND = 'open-side-panel';

/** To be called at once when the background starts. */
export const addCommandListener = (): void => {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === COMMAND) void openSidePanel(tab?.windowId);
  });
};
