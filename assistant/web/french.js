// The few sentences that Gradio says in English whatever the browser's language, said in French.
(() => {
  const sentences = [
    [/^Connection to the server was lost/, "La liaison avec Critérium est coupée. Rien n'est perdu : la page se rouvrira dès qu'il répondra."],
    [/^Invalid file type/, "Ce type de fichier ne se lit pas ici : les formats lus sont nommés au-dessus du cadre."],
    [/^File\(s\) exceed/, "Ce fichier dépasse la taille permise."],
    [/^(An error occurred|Connection errored out|Session not found|Error)\b/, "Critérium n'a pas pu faire cela : recharger la page, puis recommencer."],
  ];
  const labels = [["Close", "Fermer"], ["Click to upload or drop files", "Choisir ou déposer le fichier"], ["File upload", "Fichier"]];
  const texts = { "Drop File Here": "Déposer le fichier ici", "Click to Upload": "Cliquer pour le choisir", "- or -": "ou" };
  new MutationObserver(() => {
    for (const toast of document.querySelectorAll('[data-testid="toast-text"]')) {
      const known = sentences.find(([english]) => english.test(toast.textContent.trim()));
      if (known) toast.textContent = known[1];
    }
    for (const [english, french] of labels) for (const named of document.querySelectorAll(`[aria-label="${english}"]`)) named.setAttribute("aria-label", french);
    for (const wrap of document.querySelectorAll(".wrap")) for (const node of [wrap, ...wrap.children].flatMap((e) => [...e.childNodes])) {
      const known = node.nodeType === Node.TEXT_NODE && texts[node.data.trim()];
      if (known) node.data = known;
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
})();
