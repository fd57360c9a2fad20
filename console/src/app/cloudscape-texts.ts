// Cloudscape's own texts where its Spanish is not how AWS's console speaks: actions as actions, spaces where they belong.
import type { I18nProviderProps } from "@cloudscape-design/components/i18n";

const text = (value: string) => [{ type: 0, value }];
const named = (before: string, name: string, after = "") => [...text(before), { type: 1, value: name }, ...text(after)];

/** Given to I18nProvider after the vendor's, whose texts these take the place of. */
export const betterSpanish: I18nProviderProps.Messages = {
  "cloudscape-design-components": {
    es: {
      "app-layout": {
        "ariaLabels.drawers": text("Paneles"),
        "ariaLabels.drawersOverflow": text("Más paneles"),
      },
      "code-editor": {
        "i18nStrings.resizeHandleAriaLabel": text("Cambiar el tamaño del editor"),
        "i18nStrings.cursorPositionAriaLabel": named("Cursor en la línea ", "row"),
      },
      "collection-preferences": {
        "contentDisplayPreference.dragHandleAriaLabel": text("Mover columna"),
        "stickyColumnsPreference.firstColumns.title": text("Fijar las primeras columnas"),
        "stickyColumnsPreference.lastColumns.title": text("Fijar la última columna"),
      },
      list: { dragHandleAriaLabel: text("Mover elemento") },
      modal: { closeAriaLabel: text("Cerrar cuadro de diálogo") },
      "panel-resize-handle": { "i18nStrings.resizeHandleAriaLabel": text("Cambiar el tamaño del panel") },
      pagination: { "ariaLabels.pageLabel": named("Página ", "pageNumber") },
      "split-panel": {
        "i18nStrings.preferencesTitle": text("Preferencias del panel"),
        "i18nStrings.preferencesPositionLabel": text("Posición del panel"),
        "i18nStrings.preferencesPositionDescription": text("Elija dónde se abre el panel."),
        "i18nStrings.resizeHandleAriaLabel": text("Cambiar el tamaño del panel"),
      },
      table: {
        "ariaLabels.resizerRoleDescription": text("botón para cambiar el ancho"),
        "ariaLabels.submittingEditText": text("Guardando el cambio"),
        "ariaLabels.expandButtonLabel": text("Expandir"),
      },
      "top-navigation": { "i18nStrings.overflowMenuTitleText": text("Más") },
      "tutorial-panel": {
        "i18nStrings.startTutorialButtonText": text("Iniciar tutorial"),
        "i18nStrings.restartTutorialButtonText": text("Reiniciar tutorial"),
        "i18nStrings.completionScreenTitle": text("Tutorial completado"),
      },
      wizard: { "i18nStrings.submitButtonLoadingAnnouncement": text("Enviando el formulario") },
    },
  },
};
