<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutContent</name>
    <message>
        <source>Overlapse</source>
        <translation>Overlapse</translation>
    </message>
    <message>
        <source>Overlapse %1</source>
        <translation>Overlapse %1</translation>
    </message>
    <message>
        <source>Runs fetch-then-transform pipelines one by one, concurrently and in parallel, and shows where every item&apos;s time goes.</source>
        <translation>Führt Pipelines aus Fetch und Transform nacheinander, nebenläufig und parallel aus und zeigt, wo die Zeit jedes Elements bleibt.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy these lines, for a report of a fault</source>
        <translation>Diese Zeilen für eine Fehlermeldung kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>CheckOutcome</name>
    <message>
        <source>%1 %2 (%3 to %4)</source>
        <comment>name, time, interval</comment>
        <translation>%1 %2 (%3 bis %4)</translation>
    </message>
    <message>
        <source>items failed, and what fails takes another time: they cannot be compared</source>
        <translation>Elemente schlugen fehl, und was fehlschlägt, dauert anders lang: sie lassen sich nicht vergleichen</translation>
    </message>
    <message>
        <source>too few runs to tell whether they differ</source>
        <translation>zu wenige Läufe, um zu sagen, ob sie sich unterscheiden</translation>
    </message>
    <message>
        <source>no difference seen</source>
        <translation>kein Unterschied zu sehen</translation>
    </message>
    <message>
        <source>%1 times as fast (%2 to %3)</source>
        <comment>ratio, interval</comment>
        <translation>%1-mal so schnell (%2 bis %3)</translation>
    </message>
    <message>
        <source>It ended before either had run twice.</source>
        <translation>Es endete, bevor beide zweimal gelaufen waren.</translation>
    </message>
    <message>
        <source>%1, %2: %3.</source>
        <comment>one, other, how they differ</comment>
        <translation>%1, %2: %3.</translation>
    </message>
    <message>
        <source>%1 times as long (%2 to %3)</source>
        <comment>ratio, interval</comment>
        <translation>%1-mal so lange (%2 bis %3)</translation>
    </message>
</context>
<context>
    <name>ChoiceButton</name>
    <message>
        <source>%1: %2</source>
        <comment>what is chosen, and which</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>CodeSection</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Language of the code</source>
        <translation>Sprache des Codes</translation>
    </message>
    <message>
        <source>Rust</source>
        <translation>Rust</translation>
    </message>
    <message>
        <source>futures 0.3 and Tokio</source>
        <translation>futures 0.3 und Tokio</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>C++ with Qt 6.4 or newer</source>
        <translation>C++ mit Qt 6.4 oder neuer</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>asyncio, Python 3.11 or newer</source>
        <translation>asyncio, Python 3.11 oder neuer</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Go</translation>
    </message>
    <message>
        <source>errgroup, Go 1.19 or newer</source>
        <translation>errgroup, Go 1.19 oder neuer</translation>
    </message>
    <message>
        <source>Shell</source>
        <translation>Shell</translation>
    </message>
    <message>
        <source>xargs and GNU parallel</source>
        <translation>xargs und GNU parallel</translation>
    </message>
</context>
<context>
    <name>CommandWork</name>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>{} stands for the input, as a word of its own. No shell reads the line.</source>
        <translation>{} steht für die Eingabe, als eigenes Wort. Keine Shell liest die Zeile.</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>Every file in it is an input</source>
        <translation>Jede Datei darin ist eine Eingabe</translation>
    </message>
    <message>
        <source>List…</source>
        <translation>Liste…</translation>
    </message>
    <message>
        <source>A text file with an input a line. It can be dropped here, too.</source>
        <translation>Eine Textdatei mit einer Eingabe je Zeile. Sie kann auch hierher gezogen werden.</translation>
    </message>
    <message>
        <source>Every input becomes an item. Nothing is run before Run.</source>
        <translation>Jede Eingabe wird ein Element. Vor „Messen“ wird nichts ausgeführt.</translation>
    </message>
    <message>
        <source>Choose a folder of inputs</source>
        <translation>Einen Ordner mit Eingaben wählen</translation>
    </message>
    <message>
        <source>Open a list of inputs</source>
        <translation>Eine Liste von Eingaben öffnen</translation>
    </message>
    <message>
        <source>Text (*.txt *.list *.lst)</source>
        <translation>Text (*.txt *.list *.lst)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Modes</source>
        <translation>Modi</translation>
    </message>
    <message>
        <source>What limits each</source>
        <translation>Was jeden begrenzt</translation>
    </message>
    <message>
        <source>Point at an item in the timeline to see its stamps and waits.</source>
        <translation>Auf ein Element der Zeitleiste zeigen, um seine Zeitpunkte und Wartezeiten zu sehen.</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>one item at a time</source>
        <translation>ein Element nach dem anderen</translation>
    </message>
    <message>
        <source>fetches overlap; transforms take turns on the driver</source>
        <translation>Fetches überlappen; Transforms wechseln sich auf dem Driver ab</translation>
    </message>
    <message>
        <source>fetches overlap; transforms run on the pool</source>
        <translation>Fetches überlappen; Transforms laufen im Pool</translation>
    </message>
    <message>
        <source>parallel, and fetching never waits for demand</source>
        <translation>wie Parallel, aber der Fetch wartet nie auf Nachfrage</translation>
    </message>
    <message>
        <source>one blocking task per item on the pool</source>
        <translation>je Element eine blockierende Aufgabe im Pool</translation>
    </message>
    <message>
        <source>waiting for its first poll</source>
        <translation>wartet auf den ersten Poll</translation>
    </message>
    <message>
        <source>waiting to try again</source>
        <translation>wartet auf neuen Versuch</translation>
    </message>
    <message>
        <source>fetch running</source>
        <translation>Fetch läuft</translation>
    </message>
    <message>
        <source>held by order</source>
        <translation>von der Reihenfolge gehalten</translation>
    </message>
    <message>
        <source>driver busy</source>
        <translation>Driver beschäftigt</translation>
    </message>
    <message>
        <source>transform stage full</source>
        <translation>Transform-Stufe voll</translation>
    </message>
    <message>
        <source>driver waking</source>
        <translation>Driver wacht auf</translation>
    </message>
    <message>
        <source>waiting for a thread</source>
        <translation>wartet auf einen Thread</translation>
    </message>
    <message>
        <source>waiting for the driver</source>
        <translation>wartet auf den Driver</translation>
    </message>
    <message>
        <source>transform on the CPU</source>
        <translation>Transform auf der CPU</translation>
    </message>
    <message>
        <source>transform off the CPU</source>
        <translation>Transform ohne CPU</translation>
    </message>
    <message>
        <source>transform running</source>
        <translation>Transform läuft</translation>
    </message>
    <message>
        <source>The article: four items of 1 s + 1 s</source>
        <translation>Der Artikel: vier Elemente von 1&#xa0;s + 1&#xa0;s</translation>
    </message>
    <message>
        <source>Sequential takes 8 s, concurrent 5 s, parallel 2 s on four cores and 3 s on two.</source>
        <translation>Sequential braucht 8&#xa0;s, Concurrent 5&#xa0;s, Parallel 2&#xa0;s auf vier Kernen und 3&#xa0;s auf zweien.</translation>
    </message>
    <message>
        <source>A crawler</source>
        <translation>Ein Crawler</translation>
    </message>
    <message>
        <source>A few pages take ten times as long as the others. Set the order to any: nothing waits behind them.</source>
        <translation>Einige Seiten dauern zehnmal so lange. Mit Reihenfolge „beliebig“ wartet nichts hinter ihnen.</translation>
    </message>
    <message>
        <source>Files of this machine</source>
        <translation>Dateien dieses Rechners</translation>
    </message>
    <message>
        <source>Real files: gunzip and SHA-256 of /usr/share/doc. Do threads help, or is there nothing to wait for?</source>
        <translation>Echte Dateien: gunzip und SHA-256 von /usr/share/doc. Helfen Threads, oder gibt es nichts, worauf man wartet?</translation>
    </message>
    <message>
        <source>I/O hiccups</source>
        <translation>Aussetzer bei der Ein-/Ausgabe</translation>
    </message>
    <message>
        <source>One fetch in twenty takes 2 s. Drag N from 4 to 16: prefetching hides most of them.</source>
        <translation>Einer von zwanzig Fetches dauert 2&#xa0;s. N von 4 auf 16 ziehen: Prefetching verbirgt die meisten.</translation>
    </message>
    <message>
        <source>More transforms than cores</source>
        <translation>Mehr Transforms als Kerne</translation>
    </message>
    <message>
        <source>Drag M down to the number of cores: nothing gets slower. Transforms beyond the cores gain nothing.</source>
        <translation>M bis zur Zahl der Kerne herunterziehen: Nichts wird langsamer. Transforms über die Kerne hinaus bringen nichts.</translation>
    </message>
    <message>
        <source>More threads than cores</source>
        <translation>Mehr Threads als Kerne</translation>
    </message>
    <message>
        <source>Four threads a core: cpu work gains nothing. Change cpu to wall, which only waits for the clock, and it seems to.</source>
        <translation>Vier Threads je Kern: cpu gewinnt nichts; wall, das nur auf die Uhr wartet, scheint zu gewinnen.</translation>
    </message>
    <message>
        <source>One slow item</source>
        <translation>Ein langsames Element</translation>
    </message>
    <message>
        <source>The first fetch takes 5 s. In order, finished items wait for it; set the order to any, and they leave.</source>
        <translation>Der erste Fetch dauert 5&#xa0;s, und fertige Elemente warten auf ihn; bei „beliebig“ gehen sie.</translation>
    </message>
    <message>
        <source>The buffer that stalls</source>
        <translation>Der Puffer, der stockt</translation>
    </message>
    <message>
        <source>While M transforms are in flight, parallel starts no fetch; prefetching does, and takes 0.6 s instead of 1 s.</source>
        <translation>Solange M Transforms laufen, beginnt Parallel keinen Fetch; Prefetching schon: 0,6&#xa0;s statt 1&#xa0;s.</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>Vorschaubilder</translation>
    </message>
    <message>
        <source>The processor is the limit: concurrent is no faster than sequential, and N changes nothing.</source>
        <translation>Der Prozessor ist die Grenze: Concurrent ist nicht schneller als Sequential, und N ändert nichts.</translation>
    </message>
    <message>
        <source>Tiny items</source>
        <translation>Winzige Elemente</translation>
    </message>
    <message>
        <source>An item is 200 ns of work: handing it to a thread costs more. Run it, and parallel is slower than concurrent.</source>
        <translation>200&#xa0;ns Arbeit je Element: Die Übergabe kostet mehr. Gemessen ist Parallel langsamer als Concurrent.</translation>
    </message>
    <message>
        <source>A web of this machine</source>
        <translation>Ein Web dieses Rechners</translation>
    </message>
    <message>
        <source>Real requests to its own server: some are slow, some fail and are tried again. Who waits? Try order any.</source>
        <translation>Echte Anfragen an einen eigenen Server: Manche sind langsam, manche schlagen fehl und werden wiederholt. Wer wartet? Reihenfolge „beliebig“ probieren.</translation>
    </message>
    <message>
        <source>waiting for its host&apos;s turn</source>
        <translation>wartet, bis sein Host dran ist</translation>
    </message>
    <message>
        <source>waiting for the rate</source>
        <translation>wartet auf die Rate</translation>
    </message>
    <message>
        <source>in the server&apos;s line</source>
        <translation>steht beim Server an</translation>
    </message>
    <message>
        <source>ready and unpolled</source>
        <translation>fertig und nicht gepollt</translation>
    </message>
    <message>
        <source>warming up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>raising N</source>
        <translation>N steigt</translation>
    </message>
    <message>
        <source>around the knee</source>
        <translation>um das Knie herum</translation>
    </message>
    <message>
        <source>looking for M</source>
        <translation>M wird gesucht</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>trying other N and M together</source>
        <translation>andere N und M zusammen probieren</translation>
    </message>
    <message>
        <source>measuring the limits of now</source>
        <translation>die jetzigen Grenzen messen</translation>
    </message>
    <message>
        <source>telling the best apart</source>
        <translation>die besten werden unterschieden</translation>
    </message>
</context>
<context>
    <name>Difference</name>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Fetch</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>Transform</translation>
    </message>
    <message>
        <source>up to %1 an item</source>
        <comment>a time</comment>
        <translation>bis zu %1 je Element</translation>
    </message>
    <message>
        <source>%1 faster</source>
        <translation>%1 schneller</translation>
    </message>
    <message>
        <source>%1 gained</source>
        <translation>%1 gewonnen</translation>
    </message>
    <message>
        <source>%1 the same</source>
        <translation>%1 gleich</translation>
    </message>
    <message>
        <source>%1 neither</source>
        <translation>%1 keins von beiden</translation>
    </message>
    <message>
        <source>%1 slower</source>
        <translation>%1 langsamer</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>%1 verloren</translation>
    </message>
    <message>
        <source>▲ longer in B</source>
        <translation>▲ länger in B</translation>
    </message>
    <message>
        <source>▼ shorter in B</source>
        <translation>▼ kürzer in B</translation>
    </message>
</context>
<context>
    <name>DifferenceBar</name>
    <message>
        <source>Chart as SVG …</source>
        <translation>Diagramm als SVG …</translation>
    </message>
    <message>
        <source>Chart as PNG …</source>
        <translation>Diagramm als PNG …</translation>
    </message>
    <message>
        <source>Chart as PDF …</source>
        <translation>Diagramm als PDF …</translation>
    </message>
    <message>
        <source>Pairs as CSV …</source>
        <translation>Paare als CSV …</translation>
    </message>
    <message>
        <source>Run A</source>
        <translation>Lauf A</translation>
    </message>
    <message>
        <source>The run that the other is held against</source>
        <translation>Der Lauf, an dem der andere gemessen wird</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>A und B vertauschen</translation>
    </message>
    <message>
        <source>Run B</source>
        <translation>Lauf B</translation>
    </message>
    <message>
        <source>The run whose gains and losses are shown</source>
        <translation>Der Lauf, dessen Gewinne und Verluste gezeigt werden</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>What of an item&apos;s time is compared</source>
        <translation>Was von der Zeit eines Elements verglichen wird</translation>
    </message>
    <message>
        <source>same below</source>
        <comment>before a threshold</comment>
        <translation>gleich unter</translation>
    </message>
    <message>
        <source>Threshold: what differs by less counts as the same</source>
        <translation>Schwelle: was sich um weniger unterscheidet, gilt als gleich</translation>
    </message>
    <message>
        <source>What differs by less counts as the same; empty: 1 % of the median latency of A</source>
        <translation>Was sich um weniger unterscheidet, gilt als gleich; leer: 1 % der Median-Latenz von A</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export the chart, or the pairs as figures</source>
        <translation>Das Diagramm exportieren oder die Paare als Zahlen</translation>
    </message>
    <message>
        <source>Hide the comparison (V)</source>
        <translation>Den Vergleich ausblenden (V)</translation>
    </message>
</context>
<context>
    <name>DifferenceDrawer</name>
    <message>
        <source>Point at a column for its figures; click it to select the item in every panel</source>
        <translation>Auf eine Säule zeigen für ihre Zahlen; ein Klick wählt das Element in jeder Ansicht aus</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>Vergleicht …</translation>
    </message>
    <message>
        <source>Height of the comparison</source>
        <translation>Höhe des Vergleichs</translation>
    </message>
</context>
<context>
    <name>DifferenceItems</name>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>All items are the same</source>
        <translation>Alle Elemente sind gleich</translation>
    </message>
</context>
<context>
    <name>DropPlace</name>
    <message>
        <source>Drop to open</source>
        <translation>Zum Öffnen loslassen</translation>
    </message>
    <message>
        <source>Drop to put its runs beside these</source>
        <translation>Hier ablegen, um seine Läufe neben diese zu stellen</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>&apos;%1&apos; needs real work: choose Files, Web or Command above</source>
        <translation>„%1“ braucht echte Arbeit: oben „Dateien“, „Web“ oder „Befehl“ wählen</translation>
    </message>
</context>
<context>
    <name>EndModeQuestion</name>
    <message>
        <source>End the measurement of this mode?</source>
        <translation>Die Messung dieser Betriebsart beenden?</translation>
    </message>
    <message>
        <source>It is under way. What was recorded of it is kept as a run that was stopped; the other modes go on.</source>
        <translation>Sie läuft gerade. Was aufgezeichnet wurde, bleibt als abgebrochener Lauf; die anderen Betriebsarten laufen weiter.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermessen</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>It is under way. Its repeats that were whole are kept; the other modes go on.</source>
        <translation>Sie läuft gerade. Ihre ganzen Wiederholungen bleiben; die anderen Betriebsarten laufen weiter.</translation>
    </message>
</context>
<context>
    <name>ErrorBanner</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>EvidenceBar</name>
    <message>
        <source>All in its colours again (Esc)</source>
        <translation>Alles wieder in seinen Farben (Esc)</translation>
    </message>
</context>
<context>
    <name>ExperimentButton</name>
    <message>
        <source>Experiment</source>
        <translation>Experiment</translation>
    </message>
    <message>
        <source>Experiment: %1</source>
        <translation>Experiment: %1</translation>
    </message>
    <message>
        <source>Examples, recent files, save (Ctrl+M)</source>
        <translation>Beispiele, zuletzt benutzte Dateien, speichern (Strg+M)</translation>
    </message>
</context>
<context>
    <name>ExperimentMenu</name>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>This experiment</source>
        <translation>Dieses Experiment</translation>
    </message>
    <message>
        <source>Save experiment …</source>
        <translation>Experiment speichern …</translation>
    </message>
    <message>
        <source>a small text file: work, limits, modes</source>
        <translation>eine kleine Textdatei: Arbeit, Grenzen, Modi</translation>
    </message>
    <message>
        <source>Copy as command line</source>
        <translation>Als Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>overlapse compare …</source>
        <translation>overlapse compare …</translation>
    </message>
</context>
<context>
    <name>ExportPopup</name>
    <message>
        <source>SVG</source>
        <translation>SVG</translation>
    </message>
    <message>
        <source>The chart, for documents and the web: sharp at any size, text stays text.</source>
        <translation>Das Diagramm für Dokumente und das Web: scharf in jeder Größe, Text bleibt Text.</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>The chart in pixels, for chats and slides.</source>
        <translation>Das Diagramm in Pixeln, für Chats und Folien.</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>The chart on a page of its size: sharp, with its fonts.</source>
        <translation>Das Diagramm auf einer Seite seiner Größe: scharf, mit seinen Schriften.</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>A table: every stamp of every item, for spreadsheets and scripts.</source>
        <translation>Eine Tabelle: jeder Zeitpunkt jedes Elements, für Tabellenkalkulation und Skripte.</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Figures, sentences and every stamp, as the command line prints them.</source>
        <translation>Zahlen, Sätze und jeder Zeitpunkt, wie die Befehlszeile sie ausgibt.</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>Chrome Trace Events: opens in Perfetto and speedscope.</source>
        <translation>Chrome Trace Events: lässt sich in Perfetto und speedscope öffnen.</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Everything, to be opened here again.</source>
        <translation>Alles, um es hier wieder zu öffnen.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>What is on the screen</source>
        <translation>Sichtbarer Teil</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Pixel</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As shown</source>
        <translation>Wie gezeigt</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Copy the chart</source>
        <translation>Diagramm kopieren</translation>
    </message>
    <message>
        <source>To the clipboard, as a picture (Ctrl+Shift+C)</source>
        <translation>Als Bild in die Zwischenablage (Strg+Umschalt+C)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Keep what may be secret in URLs</source>
        <translation>Behalten, was in URLs geheim sein kann</translation>
    </message>
    <message>
        <source>Credentials, values within URLs, and what headers say. Without them, the recording cannot be run as it was.</source>
        <translation>Anmeldedaten, Werte in URLs und Inhalte von Headern. Ohne sie lässt sich die Aufzeichnung nicht so wiederholen, wie sie war.</translation>
    </message>
    <message>
        <source>Credentials and values within URLs. Otherwise *** stands for them.</source>
        <translation>Anmeldedaten und Werte in URLs. Sonst steht *** für sie.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>One page for a review: the setting, charts, figures, why, doubts, and how to reproduce it.</source>
        <translation>Eine Seite für eine Durchsicht: Aufbau, Diagramme, Zahlen, Gründe, Zweifel und wie man es wiederholt.</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>The report without its charts, for a ticket or a repository.</source>
        <translation>Der Bericht ohne seine Diagramme, für ein Ticket oder ein Repository.</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>High contrast, dark on white</source>
        <translation>Hoher Kontrast, dunkel auf weiß</translation>
    </message>
</context>
<context>
    <name>FactorRow</name>
    <message>
        <source>A tenth of what was measured</source>
        <translation>Ein Zehntel dessen, was gemessen wurde</translation>
    </message>
    <message>
        <source>Half of what was measured</source>
        <translation>Die Hälfte dessen, was gemessen wurde</translation>
    </message>
    <message>
        <source>As long as was measured</source>
        <translation>So lange, wie gemessen wurde</translation>
    </message>
    <message>
        <source>Twice as long as was measured</source>
        <translation>Doppelt so lange, wie gemessen wurde</translation>
    </message>
    <message>
        <source>Ten times as long as was measured</source>
        <translation>Zehnmal so lange, wie gemessen wurde</translation>
    </message>
</context>
<context>
    <name>FileWork</name>
    <message>
        <source>Another folder…</source>
        <translation>Anderer Ordner …</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Every file in it becomes an item. Files are only read.</source>
        <translation>Jede Datei darin wird ein Element. Dateien werden nur gelesen.</translation>
    </message>
    <message>
        <source>Choose a folder of files</source>
        <translation>Ordner mit Dateien wählen</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>%1: no runs in it</source>
        <translation>%1: enthält keine Läufe</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>none found</source>
        <translation>keine gefunden</translation>
    </message>
    <message>
        <source>looking …</source>
        <translation>sucht …</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>a count of items, a mode</comment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>%1 of %2 in %3</source>
        <comment>a place, a count of items, a mode</comment>
        <translation>%1 von %2 in %3</translation>
    </message>
</context>
<context>
    <name>FindButtons</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy what was tried and what is advised</source>
        <translation>Kopieren, was versucht wurde und was geraten wird</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Do all of the work with these limits and with the others in turn, and tell whether there is a difference; both runs of the median are kept</source>
        <translation>Die ganze Arbeit abwechselnd mit diesen Grenzen und mit den anderen tun und sagen, ob es einen Unterschied gibt; beide Läufe des Medians bleiben</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Set these limits in the experiment; undo takes it back</source>
        <translation>Diese Grenzen im Experiment setzen; Rückgängig nimmt es zurück</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>FindContent</name>
    <message>
        <source>Find the best limits for %1</source>
        <translation>Die besten Grenzen für %1 finden</translation>
    </message>
    <message>
        <source>Slices of the work are measured with other N and M, beginning with few fetches in flight, until the smallest limits within 2 % of the best are known. Nothing in the experiment changes by that.</source>
        <translation>Scheiben der Arbeit werden mit anderen N und M gemessen, mit wenigen Fetches unterwegs beginnend, bis die kleinsten Grenzen bekannt sind, die bis auf 2 % so gut wie die besten sind. Am Experiment ändert das nichts.</translation>
    </message>
</context>
<context>
    <name>FindOptions</name>
    <message>
        <source>p99 latency</source>
        <translation>p99-Latenz</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Fetches at a time</source>
        <translation>Fetches zugleich</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>As many items a second as there are to be had</source>
        <translation>So viele Elemente je Sekunde, wie zu haben sind</translation>
    </message>
    <message>
        <source>As many as there are to be had while 99 of 100 items take at most so long</source>
        <translation>So viele, wie zu haben sind, während 99 von 100 Elementen höchstens so lange dauern</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>p99 latency at most</source>
        <translation>p99-Latenz höchstens</translation>
    </message>
    <message>
        <source>For so long is measured at most; less where it is settled before</source>
        <translation>So lange wird höchstens gemessen; kürzer, wo es vorher entschieden ist</translation>
    </message>
    <message>
        <source>Never more than so many are in flight: think of whose servers these are</source>
        <translation>Nie sind mehr als so viele unterwegs: denke daran, wessen Server das sind</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Stop; what is known by then stays</source>
        <translation>Anhalten; was bis dahin bekannt ist, bleibt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field, what is wrong</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>FindProgress</name>
    <message>
        <source>%1 % done</source>
        <translation>%1 % fertig</translation>
    </message>
</context>
<context>
    <name>FoundAdvice</name>
    <message>
        <source>No advice</source>
        <translation>Kein Rat</translation>
    </message>
    <message>
        <source>%1, as far as it is known</source>
        <comment>limits</comment>
        <translation>%1, soweit bekannt</translation>
    </message>
</context>
<context>
    <name>FoundLimits</name>
    <message>
        <source>%1 to %2</source>
        <comment>items a second</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 items a second (%2).</source>
        <comment>throughput, range</comment>
        <translation>%1 Elemente je Sekunde (%2).</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>slices</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
</context>
<context>
    <name>GuessPanel</name>
    <message>
        <source>How long will each mode take?</source>
        <translation>Wie lange wird jeder Modus brauchen?</translation>
    </message>
    <message>
        <source>Write a time, such as 5s, beside one mode or more. The timeline and the figures come after that.</source>
        <translation>Neben mindestens einen Modus eine Zeit schreiben, etwa 5s. Zeitleiste und Zahlen kommen danach.</translation>
    </message>
    <message>
        <source>Guess for %1</source>
        <translation>Schätzung für %1</translation>
    </message>
    <message>
        <source>Show without a guess</source>
        <translation>Ohne Schätzung zeigen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>HelpChart</name>
    <message>
        <source>A row is an item, and all modes share one time axis. Thick spans are work, thin ones are waiting, and the colour says for what. Every nanosecond from an item&apos;s admission to its emission has one cause. Point at an item to see how long each took.</source>
        <translation>Eine Zeile ist ein Element, und alle Modi teilen sich eine Zeitachse. Dicke Abschnitte sind Arbeit, dünne sind Warten, und die Farbe sagt, worauf. Jede Nanosekunde von der Aufnahme eines Elements bis zu seiner Ausgabe hat genau eine Ursache. Auf ein Element zeigen, um zu sehen, wie lange jede dauerte.</translation>
    </message>
    <message>
        <source>Below the rows: how many fetches are in flight (the area), and how many cores are busy (the line). Above them: the makespan, its share of the lower bound, and what limited the mode most. L shows lanes in place of items: the driver, the pool&apos;s threads, the places for fetches.</source>
        <translation>Unter den Zeilen: wie viele Fetches unterwegs sind (die Fläche) und wie viele Kerne beschäftigt sind (die Linie). Darüber: der Makespan, der Anteil der unteren Schranke an ihm und was den Modus am meisten begrenzte. L zeigt Bahnen statt Elemente: den Driver, die Threads des Pools, die Slots der Fetches.</translation>
    </message>
    <message>
        <source>Fetches of several awaits</source>
        <translation>Fetches aus mehreren awaits</translation>
    </message>
    <message>
        <source>A future advances only when it is polled. A fetch of one sleep of 100 ms (fetch 100ms) goes on whatever the driver does; one of five sleeps of 20 ms, awaits(5,100ms), stands still after each until it is polled: while the driver transforms, and while the transform stage is full. To see it: 20 items, transform 25ms, concurrent, N = M = 4, once with each. The time is called ready and unpolled.</source>
        <translation>Ein Future kommt nur voran, wenn er gepollt wird. Ein Fetch aus einem Schlaf von 100 ms (Fetch 100ms) läuft weiter, was immer der Treiber tut; einer aus fünf zu 20 ms, awaits(5,100ms), steht nach jedem still, bis er gepollt wird: während der Treiber transformiert, und während die Transform-Stufe voll ist. Zum Ansehen: 20 Elemente, Transform 25ms, Concurrent, N = M = 4, einmal mit jedem. Die Zeit heißt: fertig und nicht gepollt.</translation>
    </message>
</context>
<context>
    <name>HelpContent</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>About Overlapse</source>
        <translation>Über Overlapse</translation>
    </message>
</context>
<context>
    <name>HelpKeys</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>HelpLegendRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>HelpMode</name>
    <message>
        <source>Fetches an item, transforms it, and only then begins the next. The driver, the one thread that drives the pipeline, does it all, and waits while a fetch is under way. No limit applies.</source>
        <translation>Holt ein Element, transformiert es und beginnt erst dann das nächste. Der Driver, der eine Thread, der die Pipeline antreibt, macht alles selbst und wartet, solange ein Fetch läuft. Keine Grenze wirkt.</translation>
    </message>
    <message>
        <source>A staircase: a fetch or a transform, never both. The makespan is the sum of them all.</source>
        <translation>Eine Treppe: ein Fetch oder ein Transform, nie beides. Der Makespan ist die Summe von allen.</translation>
    </message>
    <message>
        <source>As the yardstick: every speed-up is over this. In earnest where items are few, where each needs what came of the one before it, or where the other side allows one request at a time.</source>
        <translation>Als Maßstab: Jeder Speed-up bezieht sich auf ihn. Im Ernst, wenn es wenige Elemente sind, wenn jedes das Ergebnis des vorigen braucht oder wenn die Gegenseite nur eine Anfrage zugleich erlaubt.</translation>
    </message>
    <message>
        <source>Nothing overlaps. Every core rests while an item is fetched, and nothing is fetched while one is transformed. More threads and higher limits change nothing.</source>
        <translation>Nichts überlappt. Alle Kerne ruhen, während ein Element geholt wird, und nichts wird geholt, während eines transformiert wird. Mehr Threads und höhere Grenzen ändern nichts.</translation>
    </message>
    <message>
        <source>Keeps up to N fetches under way, so that their waiting overlaps. Transforms take turns on the driver: they overlap with fetches, never with each other.</source>
        <translation>Hält bis zu N Fetches am Laufen, sodass sich ihr Warten überlappt. Transforms wechseln sich auf dem Driver ab: Sie überlappen mit Fetches, nie miteinander.</translation>
    </message>
    <message>
        <source>No two transforms overlap. Items 1 and 2 are fetched early, wait for item 0 (held by order), then for the driver. Item 3 is admitted at 50 ms, but its fetch begins at 110 ms: until then the driver transforms.</source>
        <translation>Keine zwei Transforms überlappen. Element 1 und 2 sind früh geholt, warten auf Element 0 (von der Reihenfolge gehalten), dann auf den Driver. Element 3 wird bei 50&#xa0;ms aufgenommen, aber sein Fetch beginnt bei 110&#xa0;ms: Bis dahin transformiert der Driver.</translation>
    </message>
    <message>
        <source>When items spend their time waiting, for a network or a disk, and transforms are short. One thread does it all: no pool, no locks.</source>
        <translation>Wenn Elemente vor allem warten, auf ein Netz oder eine Platte, und Transforms kurz sind. Ein Thread macht alles: kein Pool, keine Sperren.</translation>
    </message>
    <message>
        <source>While the driver transforms it polls nothing: what was fetched waits, and no new fetch begins. More cores do not help: the makespan is never less than all transforms added up.</source>
        <translation>Solange der Driver transformiert, pollt er nichts: Was geholt ist, wartet, und kein neuer Fetch beginnt. Mehr Kerne helfen nicht: Der Makespan ist nie kürzer als alle Transforms zusammen.</translation>
    </message>
    <message>
        <source>As concurrent, but transforms run side by side on a pool of c threads. Fetches are pulled by demand: the transform stage asks for items while it holds fewer than M, and only then is the fetch stage filled up to N.</source>
        <translation>Wie Concurrent, aber Transforms laufen nebeneinander in einem Pool von c Threads. Fetches folgen der Nachfrage: Die Transform-Stufe verlangt Elemente, solange sie weniger als M hält, und nur dann wird die Fetch-Stufe bis N aufgefüllt.</translation>
    </message>
    <message>
        <source>From 50 to 80 ms the transform stage is full: item 2 is fetched and has to wait, item 3 is admitted but not polled. Items 3, 4 and 5 begin together at 80 ms, and at 110 ms both threads are out of work.</source>
        <translation>Von 50 bis 80&#xa0;ms ist die Transform-Stufe voll: Element 2 ist geholt und muss warten, Element 3 ist aufgenommen, wird aber nicht gepollt. Element 3, 4 und 5 beginnen zusammen bei 80&#xa0;ms, und bei 110&#xa0;ms haben beide Threads nichts zu tun.</translation>
    </message>
    <message>
        <source>When transforms need the CPU: parsing, unpacking, hashing. As many threads as cores are enough for that; more gain nothing.</source>
        <translation>Wenn Transforms die CPU brauchen: Parsen, Entpacken, Hashen. Dafür genügen so viele Threads wie Kerne; mehr bringen nichts.</translation>
    </message>
    <message>
        <source>A full transform stage stalls the fetches: while M items are in it no new fetch begins, although places are free, and later the threads wait for fetches. A larger M or prefetching helps. With order kept, a slow fetch also holds back those that finished behind it, and their places.</source>
        <translation>Eine volle Transform-Stufe lässt die Fetches stocken: Solange M Elemente in ihr sind, beginnt kein neuer Fetch, obwohl Plätze frei sind, und später warten die Threads auf Fetches. Ein größeres M oder Prefetching hilft. Bleibt die Reihenfolge, hält ein langsamer Fetch auch die auf, die hinter ihm fertig sind, und ihre Plätze.</translation>
    </message>
    <message>
        <source>As parallel, with a task and a channel in between: fetching does not wait for demand. Whenever an item leaves the fetch stage it is filled up to N again, and what it admits begins at once.</source>
        <translation>Wie Parallel, mit einer Aufgabe und einem Channel dazwischen: Der Fetch wartet nicht auf Nachfrage. Sobald ein Element die Fetch-Stufe verlässt, wird sie wieder bis N aufgefüllt, und was sie aufnimmt, beginnt sofort.</translation>
    </message>
    <message>
        <source>Items 3 and 4 begin at 50 ms, when items 0 and 1 leave the fetch stage, although the transform stage is full by then. In parallel they begin at 80 ms. From 50 ms on, there is no moment without a transform.</source>
        <translation>Element 3 und 4 beginnen bei 50&#xa0;ms, wenn Element 0 und 1 die Fetch-Stufe verlassen, obwohl die Transform-Stufe dann voll ist. Bei Parallel beginnen sie bei 80&#xa0;ms. Ab 50&#xa0;ms gibt es keinen Moment ohne Transform.</translation>
    </message>
    <message>
        <source>When parallel stalls: when its fetches in flight drop although the transform stage is full. Akka&apos;s mapAsync works like this; in Rust it takes a task and a channel of one&apos;s own.</source>
        <translation>Wenn Parallel stockt: wenn weniger Fetches unterwegs sind, obwohl die Transform-Stufe voll ist. mapAsync von Akka arbeitet so; in Rust braucht es eine eigene Aufgabe und einen eigenen Channel.</translation>
    </message>
    <message>
        <source>Finished fetches that were not handed on count against N: it stops, too, when transforms cannot keep up, with up to N fetched items in memory. When the run is stopped, they were fetched in vain.</source>
        <translation>Fertige Fetches, die nicht weitergegeben sind, zählen bei N mit: Auch Prefetching hält an, wenn Transforms nicht nachkommen, mit bis zu N geholten Elementen im Speicher. Wird der Lauf angehalten, sind sie umsonst geholt.</translation>
    </message>
    <message>
        <source>One task for each item: a thread of the pool waits for its fetch, then transforms it. An item holds its thread from the beginning of the fetch to the end of the transform, so at most c items are in flight. N and M do not apply.</source>
        <translation>Eine Aufgabe je Element: Ein Thread des Pools wartet auf den Fetch und transformiert dann. Ein Element hält seinen Thread vom Beginn des Fetch bis zum Ende des Transform, also sind höchstens c Elemente unterwegs. N und M wirken nicht.</translation>
    </message>
    <message>
        <source>Two threads, two items at a time: item 2 begins at 40 ms, when item 1 is done. Item 1 leaves at 80 ms, after item 0 (held by order). Both threads spend more time on waiting for fetches than on transforms.</source>
        <translation>Zwei Threads, zwei Elemente zugleich: Element 2 beginnt bei 40&#xa0;ms, wenn Element 1 fertig ist. Element 1 geht bei 80&#xa0;ms, nach Element 0 (von der Reihenfolge gehalten). Beide Threads warten länger auf Fetches, als sie transformieren.</translation>
    </message>
    <message>
        <source>When there are only blocking calls to fetch with, and a thread for every fetch in flight can be afforded. It is the simplest to write: QtConcurrent::run, or spawn_blocking.</source>
        <translation>Wenn es für den Fetch nur blockierende Aufrufe gibt und ein Thread für jeden Fetch unterwegs nicht zu teuer ist. Am einfachsten zu schreiben: QtConcurrent::run oder spawn_blocking.</translation>
    </message>
    <message>
        <source>A thread that waits transforms nothing, so cores rest unless there are more threads than cores. A hundred fetches in flight take a hundred threads, and all of them share the cores afterwards.</source>
        <translation>Ein Thread, der wartet, transformiert nichts, also ruhen Kerne, wenn es nicht mehr Threads als Kerne gibt. Hundert Fetches unterwegs brauchen hundert Threads, und alle teilen sich danach die Kerne.</translation>
    </message>
    <message>
        <source>In the picture</source>
        <translation>Im Bild</translation>
    </message>
    <message>
        <source>When to use it</source>
        <translation>Wann er passt</translation>
    </message>
    <message>
        <source>What goes wrong</source>
        <translation>Was schiefgeht</translation>
    </message>
</context>
<context>
    <name>HelpPageList</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Reading the chart</source>
        <translation>Das Diagramm lesen</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>Modi</translation>
    </message>
</context>
<context>
    <name>HelpPopup</name>
    <message>
        <source>Ctrl+R, F5</source>
        <translation>Strg+R, F5</translation>
    </message>
    <message>
        <source>run the modes that are shown</source>
        <translation>gezeigte Modi messen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>stop; otherwise deselect</source>
        <translation>anhalten; sonst abwählen</translation>
    </message>
    <message>
        <source>show or hide a mode</source>
        <translation>Modus zeigen oder verbergen</translation>
    </message>
    <message>
        <source>rows are items or lanes</source>
        <translation>Zeilen: Elemente oder Bahnen</translation>
    </message>
    <message>
        <source>↑ ↓</source>
        <translation>↑ ↓</translation>
    </message>
    <message>
        <source>select the item above or below</source>
        <translation>nächstes Element wählen</translation>
    </message>
    <message>
        <source>T</source>
        <translation>T</translation>
    </message>
    <message>
        <source>walk through the prediction</source>
        <translation>durch die Vorhersage gehen</translation>
    </message>
    <message>
        <source>P  .  ,</source>
        <translation>P  .  ,</translation>
    </message>
    <message>
        <source>play, step, step back</source>
        <translation>abspielen, vor, zurück</translation>
    </message>
    <message>
        <source>Ctrl+Z, Ctrl+Shift+Z</source>
        <translation>Strg+Z, Strg+Y</translation>
    </message>
    <message>
        <source>undo, redo</source>
        <translation>rückgängig, wiederholen</translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation>Strg+M</translation>
    </message>
    <message>
        <source>examples and recent files</source>
        <translation>Beispiele, letzte Dateien</translation>
    </message>
    <message>
        <source>Ctrl+O, S, E</source>
        <translation>Strg+O, S, E</translation>
    </message>
    <message>
        <source>open, save, export</source>
        <translation>öffnen, speichern, exportieren</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Strg+D</translation>
    </message>
    <message>
        <source>light or dark</source>
        <translation>hell oder dunkel</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>this help</source>
        <translation>diese Hilfe</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Strg+Q</translation>
    </message>
    <message>
        <source>quit</source>
        <translation>beenden</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>guess before results are shown</source>
        <translation>vor den Ergebnissen schätzen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Strg+Umschalt+S</translation>
    </message>
    <message>
        <source>save the experiment</source>
        <translation>Experiment speichern</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Strg+Umschalt+C</translation>
    </message>
    <message>
        <source>copy the chart</source>
        <translation>Diagramm kopieren</translation>
    </message>
    <message>
        <source>Ctrl+N, Ctrl+W</source>
        <translation>Strg+N, Strg+W</translation>
    </message>
    <message>
        <source>new window, close the window</source>
        <translation>Fenster öffnen, schließen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L</source>
        <translation>Strg+Umschalt+L</translation>
    </message>
    <message>
        <source>large type</source>
        <translation>große Schrift</translation>
    </message>
    <message>
        <source>F11</source>
        <translation>F11</translation>
    </message>
    <message>
        <source>full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>F10</source>
        <translation>F10</translation>
    </message>
    <message>
        <source>the menu</source>
        <translation>das Menü</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>the results of every item</source>
        <translation>die Ergebnisse aller Elemente</translation>
    </message>
    <message>
        <source>Ctrl+F, Enter</source>
        <translation>Strg+F, Enter</translation>
    </message>
    <message>
        <source>filter results, zoom to one</source>
        <translation>Ergebnisse filtern, vergrößern</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>Shift+F10</source>
        <translation>Umschalt+F10</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Strg+Umschalt+O</translation>
    </message>
    <message>
        <source>add the runs of a recording</source>
        <translation>Läufe einer Aufzeichnung hinzufügen</translation>
    </message>
    <message>
        <source>keep this run</source>
        <translation>diesen Lauf behalten</translation>
    </message>
    <message>
        <source>menu of a mode or run</source>
        <translation>Menü von Modus oder Lauf</translation>
    </message>
    <message>
        <source>why it took so long</source>
        <translation>warum es so lange dauerte</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>the critical path</source>
        <translation>der kritische Pfad</translation>
    </message>
    <message>
        <source>N, Shift+N</source>
        <translation>N, Umschalt+N</translation>
    </message>
    <message>
        <source>its next piece, the one before</source>
        <translation>sein nächstes Stück, das davor</translation>
    </message>
    <message>
        <source>Enter, Backspace</source>
        <translation>Eingabe, Rücktaste</translation>
    </message>
    <message>
        <source>find the best limits</source>
        <translation>die besten Grenzen finden</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>map of limits</source>
        <translation>Karte der Grenzen</translation>
    </message>
    <message>
        <source>zoom in and out</source>
        <translation>vergrößern und verkleinern</translation>
    </message>
    <message>
        <source>F, 0</source>
        <translation>F, 0</translation>
    </message>
    <message>
        <source>fit what is selected, show all</source>
        <translation>Auswahl einpassen, alles zeigen</translation>
    </message>
    <message>
        <source>Shift+F</source>
        <translation>Umschalt+F</translation>
    </message>
    <message>
        <source>fit the run touched last</source>
        <translation>den zuletzt berührten Lauf einpassen</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Pos1, Ende</translation>
    </message>
    <message>
        <source>to the begin, to the end</source>
        <translation>zum Anfang, zum Ende</translation>
    </message>
    <message>
        <source>Wheel, Shift+wheel</source>
        <translation>Rad, Umschalt+Rad</translation>
    </message>
    <message>
        <source>zoom the time, the rows</source>
        <translation>Zeit vergrößern, Zeilen vergrößern</translation>
    </message>
    <message>
        <source>Shift+L</source>
        <translation>Umschalt+L</translation>
    </message>
    <message>
        <source>rows stay while the time moves</source>
        <translation>Zeilen bleiben, während die Zeit wandert</translation>
    </message>
    <message>
        <source>Shift+drag,  [  ]</source>
        <translation>Umschalt+Ziehen,  [  ]</translation>
    </message>
    <message>
        <source>/, Ctrl+F</source>
        <translation>/, Strg+F</translation>
    </message>
    <message>
        <source>,  .</source>
        <translation>,  .</translation>
    </message>
    <message>
        <source>the item before, the next one</source>
        <translation>das Element davor, das nächste</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>V</source>
        <translation>V</translation>
    </message>
    <message>
        <source>compare two runs</source>
        <translation>zwei Läufe vergleichen</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>Y</translation>
    </message>
    <message>
        <source>Ctrl+Shift+D</source>
        <translation>Strg+Umschalt+D</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>hoher Kontrast</translation>
    </message>
    <message>
        <source>the keys alone</source>
        <translation>nur die Tasten</translation>
    </message>
    <message>
        <source>move in time; an item&apos;s states</source>
        <translation>in der Zeit bewegen; Zustände</translation>
    </message>
    <message>
        <source>select a part of the time</source>
        <translation>Teil der Zeit auswählen</translation>
    </message>
    <message>
        <source>find items (fetch &gt; 2s)</source>
        <translation>Elemente suchen (fetch &gt; 2s)</translation>
    </message>
    <message>
        <source>to what released it, and back</source>
        <translation>zu dem, was es freigab, zurück</translation>
    </message>
    <message>
        <source>E, Shift+E</source>
        <translation>E, Umschalt+E</translation>
    </message>
    <message>
        <source>pin a note, go to the next note</source>
        <translation>Notiz anheften, zur nächsten Notiz</translation>
    </message>
</context>
<context>
    <name>HitBar</name>
    <message>
        <source>17, a name, fetch &gt; 2s, failed …</source>
        <translation>17, ein Name, fetch &gt; 2s, failed …</translation>
    </message>
    <message>
        <source>Find items</source>
        <translation>Elemente suchen</translation>
    </message>
    <message>
        <source>The one before (Shift+Enter)</source>
        <translation>Das davor (Umschalt+Enter)</translation>
    </message>
    <message>
        <source>The next one (Enter)</source>
        <translation>Das nächste (Enter)</translation>
    </message>
    <message>
        <source>Look for nothing (Esc)</source>
        <translation>Nichts mehr suchen (Esc)</translation>
    </message>
</context>
<context>
    <name>InputDrop</name>
    <message>
        <source>Drop URLs or a list of them</source>
        <translation>URLs oder eine Liste davon ablegen</translation>
    </message>
    <message>
        <source>Drop a list of inputs</source>
        <translation>Eine Liste von Eingaben ablegen</translation>
    </message>
</context>
<context>
    <name>Inputs</name>
    <message>
        <source>this is not a file</source>
        <translation>das ist keine Datei</translation>
    </message>
    <message>
        <source>larger than 256 MiB</source>
        <translation>größer als 256 MiB</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>more than %Ln URLs: put them into a file, and open it as a list</source>
        <translation>
            <numerusform>mehr als %Ln URL: in eine Datei schreiben und sie als Liste öffnen</numerusform>
            <numerusform>mehr als %Ln URLs: in eine Datei schreiben und sie als Liste öffnen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Item</name>
    <message>
        <source>%1 from pull to emitted</source>
        <translation>%1 von Abruf bis Ausgabe</translation>
    </message>
    <message>
        <source>item %1</source>
        <translation>Element %1</translation>
    </message>
    <message>
        <source>admitted</source>
        <translation>aufgenommen</translation>
    </message>
    <message>
        <source>fetch started</source>
        <translation>Fetch begonnen</translation>
    </message>
    <message>
        <source>fetch finished</source>
        <translation>Fetch fertig</translation>
    </message>
    <message>
        <source>fetch yielded</source>
        <translation>Fetch weitergegeben</translation>
    </message>
    <message>
        <source>transform started</source>
        <translation>Transform begonnen</translation>
    </message>
    <message>
        <source>on the CPU</source>
        <translation>auf der CPU</translation>
    </message>
    <message>
        <source>unknown of %1</source>
        <translation>unbekannt von %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>durations</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>transform finished</source>
        <translation>Transform fertig</translation>
    </message>
    <message>
        <source>emitted</source>
        <translation>ausgegeben</translation>
    </message>
    <message>
        <source>fetch %1</source>
        <translation>Fetch %1</translation>
    </message>
    <message>
        <source>transform %1</source>
        <translation>Transform %1</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>Element %1</translation>
    </message>
    <message>
        <source>at %1</source>
        <comment>a time</comment>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>look-up of the host</source>
        <translation>Suche des Hosts</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>agreeing on keys (TLS)</source>
        <translation>Schlüssel vereinbaren (TLS)</translation>
    </message>
    <message>
        <source>until the first byte</source>
        <translation>bis zum ersten Byte</translation>
    </message>
    <message>
        <source>download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>back-off</source>
        <translation>Pause vor neuem Versuch</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>Versuch %1</translation>
    </message>
    <message>
        <source>attempt %1 failed</source>
        <translation>Versuch %1 gescheitert</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP-Status</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>fetched</source>
        <translation>geholt</translation>
    </message>
    <message>
        <source>attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>waiting for its thread</source>
        <translation>wartet auf seinen Thread</translation>
    </message>
    <message>
        <source>waiting for its host&apos;s turn</source>
        <translation>wartet, bis sein Host dran ist</translation>
    </message>
    <message>
        <source>waiting for the rate</source>
        <translation>wartet auf die Rate</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>in the server&apos;s line</source>
        <translation>steht beim Server an</translation>
    </message>
    <message>
        <source>ready and unpolled</source>
        <translation>fertig und nicht gepollt</translation>
    </message>
    <message>
        <source>Nothing is known of it yet.</source>
        <translation>Davon ist noch nichts bekannt.</translation>
    </message>
    <message>
        <source>shorter than the clock can tell</source>
        <translation>kürzer, als die Uhr messen kann</translation>
    </message>
    <message>
        <source>fetch</source>
        <comment>a stage</comment>
        <translation>Fetch</translation>
    </message>
    <message>
        <source>transform</source>
        <comment>a stage</comment>
        <translation>Transform</translation>
    </message>
    <message>
        <source>at most %1</source>
        <comment>a time</comment>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>%1 %2, %3 of its latency</source>
        <comment>a cause, a time, a share</comment>
        <translation>%1 %2, %3 seiner Latenz</translation>
    </message>
    <message>
        <source>%1 (state %2 of %3)</source>
        <comment>of an item</comment>
        <translation>%1 (Zustand %2 von %3)</translation>
    </message>
    <message>
        <source>%1 in other states</source>
        <comment>items</comment>
        <translation>%1 in anderen Zuständen</translation>
    </message>
    <message>
        <source>note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
    <message>
        <source>mostly %1</source>
        <comment>a cause and its time</comment>
        <translation>meist %1</translation>
    </message>
</context>
<context>
    <name>ItemPanel</name>
    <message>
        <source>Note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
</context>
<context>
    <name>KeptFigures</name>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>vorhergesagt</translation>
    </message>
</context>
<context>
    <name>KeptMenu</name>
    <message>
        <source>Rename …</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Hide its panel</source>
        <translation>Bereich ausblenden</translation>
    </message>
    <message>
        <source>Show its panel</source>
        <translation>Bereich einblenden</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Alt+Up</source>
        <translation>Alt+Auf</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation>Alt+Ab</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Why did it take so long? …</source>
        <translation>Warum dauerte das so lange? …</translation>
    </message>
    <message>
        <source>Compare with …</source>
        <translation>Vergleichen mit …</translation>
    </message>
    <message>
        <source>Fit its whole time</source>
        <translation>Seine ganze Zeit zeigen</translation>
    </message>
</context>
<context>
    <name>KeptRow</name>
    <message>
        <source>Its panel is shown</source>
        <translation>Der Bereich ist eingeblendet</translation>
    </message>
    <message>
        <source>Its panel is hidden</source>
        <translation>Der Bereich ist ausgeblendet</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
    <message>
        <source>What can be done with this run</source>
        <translation>Was mit diesem Lauf getan werden kann</translation>
    </message>
</context>
<context>
    <name>KeptRuns</name>
    <message>
        <source>Kept runs</source>
        <translation>Behaltene Läufe</translation>
    </message>
    <message>
        <source>Kept runs (%1)</source>
        <translation>Behaltene Läufe (%1)</translation>
    </message>
</context>
<context>
    <name>KeySheetContent</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>LegendBar</name>
    <message>
        <source>1 core</source>
        <translation>1&#xa0;Kern</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cores</source>
        <translation>
            <numerusform>%Ln Kern</numerusform>
            <numerusform>%Ln Kerne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>entries of the legend</comment>
        <translation>
            <numerusform>%Ln weiterer</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>predicted for 1 core</source>
        <translation>vorhergesagt für 1 Kern</translation>
    </message>
    <message numerus="yes">
        <source>predicted for %Ln cores</source>
        <translation>
            <numerusform>vorhergesagt für %Ln Kern</numerusform>
            <numerusform>vorhergesagt für %Ln Kerne</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LimitsSection</name>
    <message>
        <source>on 1 core</source>
        <translation>auf 1&#xa0;Kern</translation>
    </message>
    <message numerus="yes">
        <source>on %Ln cores</source>
        <translation>
            <numerusform>auf %Ln Kern</numerusform>
            <numerusform>auf %Ln Kernen</numerusform>
        </translation>
    </message>
    <message>
        <source>of 1 core</source>
        <translation>bei 1&#xa0;Kern</translation>
    </message>
    <message numerus="yes">
        <source>of %Ln cores</source>
        <translation>
            <numerusform>bei %Ln Kern</numerusform>
            <numerusform>bei %Ln Kernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Fetch limit</source>
        <translation>Fetch-Grenze</translation>
    </message>
    <message>
        <source>At most N fetches in flight, those whose result is held included</source>
        <translation>Höchstens N Fetches unterwegs, auch die, deren Ergebnis gehalten wird</translation>
    </message>
    <message>
        <source>Transform limit</source>
        <translation>Transform-Grenze</translation>
    </message>
    <message>
        <source>At most M items in the transform stage, those whose result is held included</source>
        <translation>Höchstens M Elemente in der Transform-Stufe, auch die, deren Ergebnis gehalten wird</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Threads of the pool. More than the cores cannot compute at once: they take turns.</source>
        <translation>Threads des Pools. Mehr als die Kerne können nicht zugleich rechnen: Sie wechseln sich ab.</translation>
    </message>
    <message>
        <source>Threads of the pool that runs the transforms</source>
        <translation>Threads des Pools, in dem die Transforms laufen</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>Results leave each stage in the order of the items</source>
        <translation>Ergebnisse verlassen jede Stufe in der Reihenfolge der Elemente</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Results leave each stage as they finish</source>
        <translation>Ergebnisse verlassen jede Stufe, sobald sie fertig sind</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>For predictions: how many at a time each server serves, or what else is fetched from, if you know; 0: as the recording tells</source>
        <translation>Für Vorhersagen: wie viele zugleich jeder Server bedient, oder woraus sonst gefetcht wird, wenn bekannt; 0: wie die Aufnahme sagt</translation>
    </message>
    <message>
        <source>as recorded</source>
        <translation>wie aufgenommen</translation>
    </message>
    <message>
        <source>Find limits …</source>
        <translation>Grenzen finden …</translation>
    </message>
    <message>
        <source>Hide the map</source>
        <translation>Karte ausblenden</translation>
    </message>
    <message>
        <source>Map …</source>
        <translation>Karte …</translation>
    </message>
    <message>
        <source>What every pair of limits would give (M)</source>
        <translation>Was jedes Paar von Grenzen ergäbe (M)</translation>
    </message>
    <message>
        <source>Find the smallest limits that are as good as the best, by measuring (B)</source>
        <translation>Die kleinsten Grenzen finden, die so gut wie die besten sind, durch Messen (B)</translation>
    </message>
</context>
<context>
    <name>MachineLine</name>
    <message>
        <source>%1 · clock %2 · recorder %3 an item</source>
        <translation>%1 · Uhr %2 · Aufzeichnen %3 je Element</translation>
    </message>
    <message>
        <source>%1 · clock %2</source>
        <translation>%1 · Uhr %2</translation>
    </message>
    <message>
        <source>Here a reading of the clock takes %1, of a thread&apos;s CPU clock %2. Recording an item in parallel takes %3, and %4 where its transform takes %5 or more. Spans of up to %6 are shorter than the clock can tell.</source>
        <translation>Hier kostet es %1, die Uhr abzulesen, und %2 die CPU-Uhr eines Threads. Ein Element parallel aufzuzeichnen kostet %3, und %4, wo sein Transform %5 oder länger dauert. Spannen bis %6 sind kürzer, als die Uhr messen kann.</translation>
    </message>
</context>
<context>
    <name>MachineTurn</name>
    <message>
        <source>another window is measuring, and two at once would disturb each other: wait until it is done</source>
        <translation>ein anderes Fenster misst, und zwei zugleich würden einander stören: warten, bis es fertig ist</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – Overlapse</source>
        <translation>%1 – Overlapse</translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message>
        <source>N, at M = %1</source>
        <translation>N, bei M = %1</translation>
    </message>
    <message>
        <source>M, at N = %1</source>
        <translation>M, bei N = %1</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>items a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>across: N, fetches in flight · upwards: M, transforms in flight</source>
        <translation>quer: N, Fetches unterwegs · aufwärts: M, Transforms unterwegs</translation>
    </message>
    <message>
        <source>the first %1 of %2 items</source>
        <translation>die ersten %1 von %2 Elementen</translation>
    </message>
    <message>
        <source>from the times measured in %1</source>
        <comment>a mode</comment>
        <translation>aus den in %1 gemessenen Zeiten</translation>
    </message>
</context>
<context>
    <name>MapBar</name>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Makespan</source>
        <translation>Makespan</translation>
    </message>
    <message>
        <source>How long all items take</source>
        <translation>Wie lange alle Elemente dauern</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Items a second that did not fail</source>
        <translation>Elemente je Sekunde, die nicht fehlschlagen</translation>
    </message>
    <message>
        <source>p99 latency</source>
        <translation>p99-Latenz</translation>
    </message>
    <message>
        <source>From admitted to emitted: 99 of 100 items take no longer</source>
        <translation>Von eingelassen bis ausgegeben: 99 von 100 Elementen dauern nicht länger</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export the map as a chart or as figures</source>
        <translation>Die Karte als Bild oder als Zahlen exportieren</translation>
    </message>
    <message>
        <source>SVG …</source>
        <translation>SVG …</translation>
    </message>
    <message>
        <source>PNG …</source>
        <translation>PNG …</translation>
    </message>
    <message>
        <source>PDF …</source>
        <translation>PDF …</translation>
    </message>
    <message>
        <source>CSV: a line a cell …</source>
        <translation>CSV: eine Zeile je Zelle …</translation>
    </message>
    <message>
        <source>JSON …</source>
        <translation>JSON …</translation>
    </message>
    <message>
        <source>Hide the map (M)</source>
        <translation>Die Karte ausblenden (M)</translation>
    </message>
</context>
<context>
    <name>MapDrawer</name>
    <message>
        <source>Computing the map …</source>
        <translation>Die Karte wird berechnet …</translation>
    </message>
    <message>
        <source>Height of the map</source>
        <translation>Höhe der Karte</translation>
    </message>
</context>
<context>
    <name>MapWords</name>
    <message>
        <source>Point at a cell for its figures; click it to try its limits</source>
        <translation>Zeige auf eine Zelle, um ihre Zahlen zu sehen; ein Klick probiert ihre Grenzen aus</translation>
    </message>
    <message>
        <source>The smallest limits that are within 2 % of the best</source>
        <translation>Die kleinsten Grenzen, die bis auf 2 % so gut wie die besten sind</translation>
    </message>
    <message>
        <source>●  best   ◆  smallest within 2 %   ×  now   lines: 50, 80, 90, 98 % of the best</source>
        <translation>●  beste   ◆  kleinste bis auf 2 %   ×  jetzt   Linien: 50, 80, 90, 98 % der besten</translation>
    </message>
    <message>
        <source>hatched: not to be relied on (%1)</source>
        <translation>schraffiert: nicht verlässlich (%1)</translation>
    </message>
    <message>
        <source>hatched: not to be relied on</source>
        <translation>schraffiert: nicht verlässlich</translation>
    </message>
</context>
<context>
    <name>ModeBar</name>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>A row for each item (L)</source>
        <translation>Eine Zeile je Element (L)</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Bahnen</translation>
    </message>
    <message>
        <source>A row for the driver, each thread and each fetch slot (L)</source>
        <translation>Eine Zeile für den Driver, jeden Thread und jeden Fetch-Slot (L)</translation>
    </message>
</context>
<context>
    <name>ModeCard</name>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>vorhergesagt</translation>
    </message>
    <message>
        <source>Predicted %1.</source>
        <translation>Vorhergesagt: %1.</translation>
    </message>
    <message>
        <source>Measured %1, %2 from the prediction.</source>
        <translation>Gemessen: %1, %2 neben der Vorhersage.</translation>
    </message>
    <message>
        <source>Measured %1.</source>
        <translation>Gemessen: %1.</translation>
    </message>
    <message>
        <source>Its measurement was made with other parameters.</source>
        <translation>Die Messung gehört zu anderen Parametern.</translation>
    </message>
    <message>
        <source>Click to hide its panel.</source>
        <translation>Klick verbirgt sein Diagramm.</translation>
    </message>
    <message>
        <source>Click to show its panel.</source>
        <translation>Klick zeigt sein Diagramm.</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>It is skipped when all are run.</source>
        <translation>Wird übersprungen, wenn alle gemessen werden.</translation>
    </message>
    <message>
        <source>Run it alone, skip it, keep its run, hide it</source>
        <translation>Allein messen, überspringen, Lauf behalten, ausblenden</translation>
    </message>
    <message>
        <source>predicting …</source>
        <translation>wird vorhergesagt …</translation>
    </message>
    <message>
        <source>It is being predicted; the figures are those before.</source>
        <translation>Wird gerade vorhergesagt; die Zahlen sind die vorherigen.</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>Predicted %1, which is not to be relied on.</source>
        <translation>Vorhergesagt: %1, worauf kein Verlass ist.</translation>
    </message>
    <message>
        <source>Of its repeats: %1, %2.</source>
        <comment>median of 5, 4.98 s to 5.12 s</comment>
        <translation>Von seinen Wiederholungen: %1, %2.</translation>
    </message>
</context>
<context>
    <name>ModeCardContent</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
</context>
<context>
    <name>ModeMenu</name>
    <message>
        <source>Run this one alone</source>
        <translation>Nur diesen messen</translation>
    </message>
    <message>
        <source>Skip it when all are run</source>
        <translation>Überspringen, wenn alle gemessen werden</translation>
    </message>
    <message>
        <source>Keep this run</source>
        <translation>Diesen Lauf behalten</translation>
    </message>
    <message>
        <source>Hide its panel</source>
        <translation>Bereich ausblenden</translation>
    </message>
    <message>
        <source>Show its panel</source>
        <translation>Bereich einblenden</translation>
    </message>
    <message>
        <source>Why did it take so long? …</source>
        <translation>Warum dauerte das so lange? …</translation>
    </message>
    <message>
        <source>Compare with …</source>
        <translation>Vergleichen mit …</translation>
    </message>
    <message>
        <source>Fit its whole time</source>
        <translation>Seine ganze Zeit zeigen</translation>
    </message>
</context>
<context>
    <name>ModePicture</name>
    <message>
        <source>%1 items, fetched in %2 and %3 ms, each transformed in %4 ms%5%6</source>
        <translation>%1 Elemente, Fetch in %2 und %3&#xa0;ms, Transform in je %4&#xa0;ms%5%6</translation>
    </message>
</context>
<context>
    <name>ModeTableHeader</name>
    <message>
        <source>Makespan</source>
        <translation>Makespan</translation>
    </message>
    <message>
        <source>From the first pull to the last result; quiet figures are predicted</source>
        <translation>Vom ersten Abruf bis zum letzten Ergebnis; blasse Zahlen sind vorhergesagt</translation>
    </message>
    <message>
        <source>Speed-
up</source>
        <translation>Speed-
up</translation>
    </message>
    <message>
        <source>Over sequential</source>
        <translation>Gegenüber Sequential</translation>
    </message>
    <message>
        <source>Of the
bound</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>The lower bound as a share of the makespan: 100 % cannot be beaten with these limits</source>
        <translation>Die untere Schranke als Anteil am Makespan: 100 % sind mit diesen Grenzen nicht zu schlagen</translation>
    </message>
    <message>
        <source>Items
/s</source>
        <translation>Elem.
/s</translation>
    </message>
    <message>
        <source>Throughput: items a second</source>
        <translation>Durchsatz: Elemente je Sekunde</translation>
    </message>
    <message>
        <source>Busy
cores</source>
        <translation>Kerne
aktiv</translation>
    </message>
    <message>
        <source>CPU time of both stages over the makespan</source>
        <translation>CPU-Zeit beider Stufen, geteilt durch die Gesamtzeit</translation>
    </message>
</context>
<context>
    <name>Modes</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>your guess, %1, is right</source>
        <translation>die Schätzung, %1, stimmt</translation>
    </message>
    <message>
        <source>your guess, %1, is %2 % too long</source>
        <translation>die Schätzung, %1, ist %2 % zu lang</translation>
    </message>
    <message>
        <source>your guess, %1, is %2 % too short</source>
        <translation>die Schätzung, %1, ist %2 % zu kurz</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>NativeMenuBar</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>NoteBar</name>
    <message>
        <source>What is to be remembered of it</source>
        <translation>Was davon zu merken ist</translation>
    </message>
    <message>
        <source>Note, %1</source>
        <translation>Notiz, %1</translation>
    </message>
    <message>
        <source>The note before</source>
        <translation>Die Notiz davor</translation>
    </message>
    <message>
        <source>The next note (Shift+E)</source>
        <translation>Die nächste Notiz (Umschalt+E)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Leave it as it was (Esc)</source>
        <translation>Lassen, wie es war (Esc)</translation>
    </message>
</context>
<context>
    <name>OverviewBar</name>
    <message>
        <source>Part of the time that is shown</source>
        <translation>Gezeigter Teil der Zeit</translation>
    </message>
    <message>
        <source>overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>All of the time and all rows (0)</source>
        <translation>Die ganze Zeit und alle Zeilen (0)</translation>
    </message>
</context>
<context>
    <name>PathBar</name>
    <message>
        <source>The piece before (Shift+N)</source>
        <translation>Das Stück davor (Umschalt+N)</translation>
    </message>
    <message>
        <source>The next piece (N)</source>
        <translation>Das nächste Stück (N)</translation>
    </message>
    <message>
        <source>Critical path of %1</source>
        <translation>Kritischer Pfad von %1</translation>
    </message>
    <message>
        <source>working it out …</source>
        <translation>wird ermittelt …</translation>
    </message>
    <message>
        <source>%1 pieces</source>
        <translation>%1 Stücke</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>pieces</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Hide the critical path (C)</source>
        <translation>Kritischen Pfad ausblenden (C)</translation>
    </message>
    <message>
        <source>The chain of stages and waits that the makespan hangs on</source>
        <translation>Die Kette von Stufen und Wartezeiten, an der die Gesamtzeit hängt</translation>
    </message>
    <message>
        <source>Shortening what is not on it gains nothing. N goes to the next piece, Y says what shortening would gain.</source>
        <translation>Was nicht auf ihm liegt, zu verkürzen, bringt nichts. N geht zum nächsten Stück, Y sagt, was Verkürzen brächte.</translation>
    </message>
    <message>
        <source>nothing took any time</source>
        <translation>nichts brauchte Zeit</translation>
    </message>
</context>
<context>
    <name>QuestionPopup</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Save the runs?</source>
        <translation>Die Läufe speichern?</translation>
    </message>
    <message>
        <source>What was measured, kept, named or noted is not in a file yet, and would be lost.</source>
        <translation>Was gemessen, behalten, benannt oder notiert wurde, steht noch in keiner Datei und ginge verloren.</translation>
    </message>
</context>
<context>
    <name>Range</name>
    <message>
        <source>it had ended before</source>
        <translation>war schon vorher zu Ende</translation>
    </message>
    <message>
        <source>until its end at %1</source>
        <translation>bis zu seinem Ende bei %1</translation>
    </message>
    <message>
        <source>%1: %2, mean %3, min %4, p50 %5, p90 %6, p99 %7, max %8, %9 of the time</source>
        <translation>%1: %2, Mittel %3, min %4, p50 %5, p90 %6, p99 %7, max %8, %9 der Zeit</translation>
    </message>
    <message>
        <source>%1 finished</source>
        <comment>a count of items</comment>
        <translation>%1 fertig</translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <comment>a count of items, after finished</comment>
        <translation>, %1 gescheitert</translation>
    </message>
    <message>
        <source>%1 items/s</source>
        <translation>%1 Elemente/s</translation>
    </message>
    <message>
        <source>%1 busy cores</source>
        <translation>%1 Kerne beschäftigt</translation>
    </message>
    <message>
        <source>%1, after the fetch</source>
        <comment>a state</comment>
        <translation>%1, nach dem Fetch</translation>
    </message>
    <message>
        <source>%1, after the transform</source>
        <comment>a state</comment>
        <translation>%1, nach dem Transform</translation>
    </message>
    <message>
        <source>%1: %2 to %3</source>
        <comment>a count of items, two times</comment>
        <translation>%1: %2 bis %3</translation>
    </message>
    <message>
        <source>p50 %1 · p90 %2 · p99 %3</source>
        <comment>percentiles</comment>
        <translation>p50 %1 · p90 %2 · p99 %3</translation>
    </message>
    <message>
        <source>within %1 %</source>
        <translation>auf %1 % genau</translation>
    </message>
    <message>
        <source>latency of finished items</source>
        <translation>Latenz fertiger Elemente</translation>
    </message>
</context>
<context>
    <name>RangeBar</name>
    <message>
        <source>Zoom to it</source>
        <translation>Darauf zoomen</translation>
    </message>
    <message>
        <source>This part of the time fills the timeline</source>
        <translation>Dieser Teil der Zeit füllt die Zeitleiste</translation>
    </message>
    <message>
        <source>Select no part of the time (Esc)</source>
        <translation>Keinen Teil der Zeit auswählen (Esc)</translation>
    </message>
</context>
<context>
    <name>RangeDrawer</name>
    <message>
        <source>Summing up …</source>
        <translation>Wird zusammengerechnet …</translation>
    </message>
    <message>
        <source>Height of the statistics</source>
        <translation>Höhe der Statistik</translation>
    </message>
</context>
<context>
    <name>RangeHeads</name>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>items</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
</context>
<context>
    <name>RangeTable</name>
    <message>
        <source>States in the selected time</source>
        <translation>Zustände in der ausgewählten Zeit</translation>
    </message>
</context>
<context>
    <name>RealTransform</name>
    <message>
        <source>Transform</source>
        <translation>Umwandeln</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>%1 took %2 to %3</source>
        <comment>a count of items, two times</comment>
        <translation>%1 dauerten %2 bis %3</translation>
    </message>
    <message>
        <source>p50 %1 · p90 %2 · p99 %3 · max %4</source>
        <comment>percentiles</comment>
        <translation>p50 %1 · p90 %2 · p99 %3 · max %4</translation>
    </message>
    <message>
        <source>latency of an item</source>
        <translation>Latenz eines Elements</translation>
    </message>
    <message>
        <source>fetch</source>
        <translation>Fetch</translation>
    </message>
    <message>
        <source>transform</source>
        <translation>Transform</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>fetching</source>
        <translation>Fetch</translation>
    </message>
    <message>
        <source>transforming</source>
        <translation>Transform</translation>
    </message>
    <message>
        <source>other programs</source>
        <translation>andere Programme</translation>
    </message>
    <message>
        <source>transforms off the CPU</source>
        <translation>Transforms nicht auf der CPU</translation>
    </message>
    <message>
        <source>idle, the input held back</source>
        <translation>untätig, die Eingabe zurückgehalten</translation>
    </message>
    <message>
        <source>idle for lack of input</source>
        <translation>untätig aus Mangel an Eingabe</translation>
    </message>
    <message>
        <source>the run is over</source>
        <translation>der Lauf ist zu Ende</translation>
    </message>
    <message>
        <source>one item at a time</source>
        <translation>ein Element nach dem anderen</translation>
    </message>
    <message>
        <source>the fetches are full (N = %1)</source>
        <translation>die Fetches sind voll (N = %1)</translation>
    </message>
    <message>
        <source>every thread has a task (%1)</source>
        <translation>jeder Thread hat eine Aufgabe (%1)</translation>
    </message>
    <message>
        <source>the fetch of item %1 ended</source>
        <translation>der Fetch von Element %1 endete</translation>
    </message>
    <message>
        <source>the transform of item %1 ended</source>
        <translation>der Transform von Element %1 endete</translation>
    </message>
    <message>
        <source>the driver came back from the transform of item %1</source>
        <translation>der Treiber kam vom Transform von Element %1 zurück</translation>
    </message>
    <message>
        <source>item %1 was emitted and made room</source>
        <translation>Element %1 wurde ausgegeben und machte Platz</translation>
    </message>
    <message>
        <source>item %1 made room among the fetches</source>
        <translation>Element %1 machte Platz unter den Fetches</translation>
    </message>
    <message>
        <source>the task of item %1 ended</source>
        <translation>die Aufgabe von Element %1 endete</translation>
    </message>
    <message>
        <source>the thread was free of item %1</source>
        <translation>der Thread war frei von Element %1</translation>
    </message>
    <message>
        <source>the host had answered item %1</source>
        <translation>der Host hatte Element %1 beantwortet</translation>
    </message>
    <message>
        <source>the server had served item %1</source>
        <translation>der Server hatte Element %1 bedient</translation>
    </message>
    <message>
        <source>at %1: %2</source>
        <comment>a time, a reason</comment>
        <translation>bei %1: %2</translation>
    </message>
    <message>
        <source>item %1 comes in %2 later</source>
        <comment>an item, a time</comment>
        <translation>Element %1 kommt %2 später</translation>
    </message>
    <message>
        <source>item %1 · %2 · %3, %4 of the path</source>
        <comment>an item, a cause, a time, a share</comment>
        <translation>Element %1 · %2 · %3, %4 des Pfads</translation>
    </message>
    <message>
        <source>the run begins with it</source>
        <translation>damit beginnt der Lauf</translation>
    </message>
    <message>
        <source>it began when its own piece before ended</source>
        <translation>es begann, als sein eigenes Stück davor endete</translation>
    </message>
    <message>
        <source>it began when this happened: %1</source>
        <translation>es begann, als dies geschah: %1</translation>
    </message>
    <message>
        <source>%1 not polled yet</source>
        <translation>%1 noch nicht gepollt</translation>
    </message>
    <message>
        <source>%1 waiting for a turn at their host</source>
        <translation>%1 warten, bis ihr Host dran ist</translation>
    </message>
    <message>
        <source>%1 waiting for the rate</source>
        <translation>%1 warten auf die Rate</translation>
    </message>
    <message>
        <source>%1 waiting to try again</source>
        <translation>%1 warten auf den nächsten Versuch</translation>
    </message>
    <message>
        <source>%1 in the server&apos;s line</source>
        <translation>%1 stehen beim Server an</translation>
    </message>
    <message>
        <source>%1 ready and unpolled</source>
        <translation>%1 fertig und nicht gepollt</translation>
    </message>
    <message>
        <source>%1 being fetched</source>
        <translation>%1 im Fetch</translation>
    </message>
    <message>
        <source>%1 held by order</source>
        <translation>%1 von der Reihenfolge gehalten</translation>
    </message>
    <message>
        <source>%1 done, and the driver busy</source>
        <translation>%1 fertig, und der Treiber beschäftigt</translation>
    </message>
    <message>
        <source>%1 done, and the transform stage full</source>
        <translation>%1 fertig, und die Transform-Stufe voll</translation>
    </message>
    <message>
        <source>%1 done, and the driver waking</source>
        <translation>%1 fertig, und der Treiber wacht auf</translation>
    </message>
    <message>
        <source>%1 waiting for a thread</source>
        <translation>%1 warten auf einen Thread</translation>
    </message>
    <message>
        <source>%1 waiting for the driver</source>
        <translation>%1 warten auf den Treiber</translation>
    </message>
    <message>
        <source>%1 being transformed</source>
        <translation>%1 im Transform</translation>
    </message>
    <message>
        <source>the run was stopped, nothing more was let in</source>
        <translation>der Lauf wurde abgebrochen, nichts mehr eingelassen</translation>
    </message>
    <message>
        <source>the source has ended, all items are in</source>
        <translation>die Quelle ist zu Ende, alle Elemente sind drin</translation>
    </message>
    <message>
        <source>the driver runs the transform of item %1 and polls nothing meanwhile</source>
        <translation>der Treiber führt den Transform von Element %1 aus und pollt solange nichts</translation>
    </message>
    <message>
        <source>the transforms are full (M = %1), so nothing above them is polled</source>
        <translation>die Transforms sind voll (M = %1), darum wird darüber nichts gepollt</translation>
    </message>
    <message>
        <source>there is room, and the driver is waking or polling</source>
        <translation>es ist Platz, und der Treiber wacht auf oder pollt</translation>
    </message>
</context>
<context>
    <name>RepeatField</name>
    <message>
        <source>How often each mode is measured: with more than once, after one time that is left out, in a new order each round</source>
        <translation>Wie oft jeder Modus gemessen wird: mehr als einmal nach einem Mal, das nicht zählt, in jeder Runde in neuer Reihenfolge</translation>
    </message>
    <message numerus="yes">
        <source>Each mode is measured %Ln times, after one time that is left out, in a new order each round; the chart shows the medians</source>
        <translation>
            <numerusform>Jeder Modus wird %Ln Mal gemessen, nach einem Mal, das nicht zählt; die Zeitleiste zeigt die Mediane</numerusform>
            <numerusform>Jeder Modus wird %Ln Mal gemessen, nach einem Mal, das nicht zählt, in jeder Runde in neuer Reihenfolge; die Zeitleiste zeigt die Mediane</numerusform>
        </translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
</context>
<context>
    <name>RepeatsSection</name>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Leave out the disturbed</source>
        <translation>Die gestörten weglassen</translation>
    </message>
    <message>
        <source>%1 of %2 repeats are left out: other programs used the machine meanwhile</source>
        <translation>%1 von %2 Wiederholungen sind weggelassen: andere Programme nutzten währenddessen den Rechner</translation>
    </message>
    <message>
        <source>%1 of %2 repeats were disturbed by other programs</source>
        <translation>%1 von %2 Wiederholungen wurden von anderen Programmen gestört</translation>
    </message>
    <message>
        <source>Medians and their 95 % intervals</source>
        <translation>Mediane und ihre 95-%-Intervalle</translation>
    </message>
    <message>
        <source>%1 of %2 disturbed repeats are left out: a mode of which all were disturbed keeps them</source>
        <translation>%1 von %2 gestörten Wiederholungen sind weggelassen: wo alle gestört waren, bleiben sie</translation>
    </message>
</context>
<context>
    <name>ReplaceQuestion</name>
    <message>
        <source>Replace the file?</source>
        <translation>Datei ersetzen?</translation>
    </message>
    <message>
        <source>%1 is there already, and what it holds would be lost.</source>
        <translation>%1 gibt es schon, und was darin steht, ginge verloren.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Item</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Of the last answer, for HTTP</source>
        <translation>Bei HTTP der letzten Antwort</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>How often it was fetched</source>
        <translation>Wie oft geholt wurde</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Fetch</translation>
    </message>
    <message>
        <source>How long the fetch ran, all attempts together</source>
        <translation>Wie lange der Fetch lief, alle Versuche zusammen</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>Transform</translation>
    </message>
    <message>
        <source>How long the transform ran</source>
        <translation>Wie lange der Transform lief</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Of its latency, when neither was running</source>
        <translation>Der Teil der Latenz, in dem keines von beiden lief</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>From admitted to emitted</source>
        <translation>Von der Aufnahme bis zur Ausgabe</translation>
    </message>
    <message>
        <source>Bytes in</source>
        <translation>Geholt</translation>
    </message>
    <message>
        <source>What was fetched</source>
        <translation>Wie viel geholt wurde</translation>
    </message>
    <message>
        <source>Bytes out</source>
        <translation>Daraus</translation>
    </message>
    <message>
        <source>What the transform made of it</source>
        <translation>Wie viel der Transform daraus machte</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What the transform found out, else the digest</source>
        <translation>Was der Transform fand, sonst die Prüfsumme</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>%1 B</source>
        <comment>bytes</comment>
        <translation>%1&#xa0;B</translation>
    </message>
</context>
<context>
    <name>ResultsBar</name>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Number of an item</source>
        <translation>Nummer eines Elements</translation>
    </message>
    <message>
        <source>Filter the results</source>
        <translation>Ergebnisse filtern</translation>
    </message>
    <message>
        <source>Failed only</source>
        <translation>Nur gescheiterte</translation>
    </message>
    <message>
        <source>Too many to copy: export as CSV (Ctrl+E)</source>
        <translation>Zu viele zum Kopieren: als CSV exportieren (Strg+E)</translation>
    </message>
    <message>
        <source>Copy the table, tab-separated</source>
        <translation>Tabelle kopieren, mit Tabulatoren</translation>
    </message>
    <message>
        <source>Hide the results (R)</source>
        <translation>Ergebnisse ausblenden (R)</translation>
    </message>
</context>
<context>
    <name>ResultsButton</name>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>What came of every item (R)</source>
        <translation>Was aus jedem Element wurde (R)</translation>
    </message>
</context>
<context>
    <name>ResultsDrawer</name>
    <message>
        <source>Height of the results</source>
        <translation>Höhe der Ergebnisse</translation>
    </message>
</context>
<context>
    <name>ResultsHead</name>
    <message>
        <source>sorted, the largest first</source>
        <translation>sortiert, das größte zuerst</translation>
    </message>
    <message>
        <source>sorted, the smallest first</source>
        <translation>sortiert, das kleinste zuerst</translation>
    </message>
</context>
<context>
    <name>ResultsHeads</name>
    <message>
        <source>Heads of the columns</source>
        <translation>Spaltenköpfe</translation>
    </message>
</context>
<context>
    <name>ResultsRows</name>
    <message>
        <source>Arrow keys select items, Enter zooms the timeline to the item, Ctrl+C copies the row</source>
        <translation>Pfeiltasten wählen Elemente, Enter vergrößert das Element in der Zeitleiste, Strg+C kopiert die Zeile</translation>
    </message>
</context>
<context>
    <name>RulesSection</name>
    <message>
        <source>%1 per host</source>
        <translation>%1 je Host</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message numerus="yes">
        <source>%Ln retries</source>
        <translation>
            <numerusform>%Ln Wiederholung</numerusform>
            <numerusform>%Ln Wiederholungen</numerusform>
        </translation>
    </message>
    <message>
        <source>timeout %1</source>
        <translation>Frist %1</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Per host</source>
        <translation>Je Host</translation>
    </message>
    <message>
        <source>Requests at a time to one host; 0: as many as N</source>
        <translation>Anfragen zugleich an einen Host; 0: so viele wie N</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Je Sekunde</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Further attempts of what may do better then</source>
        <translation>Weitere Versuche, wo es dann besser gehen kann</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>deadline %1</source>
        <translation>Gesamtfrist %1</translation>
    </message>
    <message>
        <source>at most %1 an item</source>
        <translation>höchstens %1 je Element</translation>
    </message>
    <message>
        <source>ends at the first failure</source>
        <translation>endet beim ersten Fehler</translation>
    </message>
    <message>
        <source>1 header</source>
        <translation>1 Header</translation>
    </message>
    <message numerus="yes">
        <source>%Ln headers</source>
        <translation>
            <numerusform>%Ln Header</numerusform>
            <numerusform>%Ln Header</numerusform>
        </translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Gesamtfrist</translation>
    </message>
    <message>
        <source>A fetch that takes longer has failed, with all its attempts</source>
        <translation>Ein Fetch, der mit allen Versuchen länger dauert, ist gescheitert</translation>
    </message>
    <message>
        <source>A command that takes longer has failed</source>
        <translation>Ein Befehl, der länger dauert, ist gescheitert</translation>
    </message>
    <message>
        <source>Largest item</source>
        <translation>Größtes Element</translation>
    </message>
    <message>
        <source>What is larger has failed; as in 10MB</source>
        <translation>Was größer ist, ist gescheitert; etwa 10MB</translation>
    </message>
    <message>
        <source>End at the first failure</source>
        <translation>Beim ersten Fehler enden</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Headers, one a line</source>
        <translation>Header, einer je Zeile</translation>
    </message>
</context>
<context>
    <name>RunButton</name>
    <message>
        <source>Run</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Measure the modes that are shown, one after the other (Ctrl+R)</source>
        <translation>Die gezeigten Modi messen, einen nach dem anderen (Strg+R)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop; what was recorded stays (Esc)</source>
        <translation>Anhalten; was aufgezeichnet ist, bleibt (Esc)</translation>
    </message>
    <message>
        <source>Every mode is hidden or skipped: there is nothing to measure</source>
        <translation>Alle Betriebsarten sind ausgeblendet oder übersprungen: nichts zu messen</translation>
    </message>
    <message>
        <source>Nothing here can be measured yet: it needs inputs, programs that are there, and work of its own rather than what was predicted from a recording</source>
        <translation>Hier lässt sich noch nichts messen: Es braucht Eingaben, vorhandene Programme und eigene Arbeit statt dessen, was aus einer Aufnahme vorhergesagt wurde</translation>
    </message>
    <message numerus="yes">
        <source>Measure the modes that are shown %Ln times, one after the other (Ctrl+R)</source>
        <translation>
            <numerusform>Die gezeigten Modi %Ln Mal messen, einen nach dem anderen (Strg+R)</numerusform>
            <numerusform>Die gezeigten Modi %Ln Mal messen, einen nach dem anderen (Strg+R)</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop; the repeats that were whole stay (Esc)</source>
        <translation>Anhalten; ganze Wiederholungen bleiben (Esc)</translation>
    </message>
</context>
<context>
    <name>RunPlan</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetch a URL?</source>
        <translation>Eine URL holen?</translation>
    </message>
    <message numerus="yes">
        <source>Fetch %Ln URLs?</source>
        <translation>
            <numerusform>%Ln URL holen?</numerusform>
            <numerusform>%Ln URLs holen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Run a command for a file?</source>
        <translation>Einen Befehl für eine Datei ausführen?</translation>
    </message>
    <message numerus="yes">
        <source>Run a command for each of %Ln files?</source>
        <translation>
            <numerusform>Einen Befehl für %Ln Datei ausführen?</numerusform>
            <numerusform>Einen Befehl für jede von %Ln Dateien ausführen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Run a command for an input?</source>
        <translation>Einen Befehl für eine Eingabe ausführen?</translation>
    </message>
    <message numerus="yes">
        <source>Run a command for each of %Ln inputs?</source>
        <translation>
            <numerusform>Einen Befehl für %Ln Eingabe ausführen?</numerusform>
            <numerusform>Einen Befehl für jede von %Ln Eingaben ausführen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Each of %1 URLs is fetched once, in the one mode shown.</source>
        <translation>Jede von %1 URLs wird einmal geholt, im einen gezeigten Modus.</translation>
    </message>
    <message>
        <source>It is run once for each of %1 inputs, in the one mode shown.</source>
        <translation>Er läuft einmal für jede von %1 Eingaben, im einen gezeigten Modus.</translation>
    </message>
    <message>
        <source>Each of %1 URLs is fetched %2 times, once in each mode shown.</source>
        <translation>Jede von %1 URLs wird %2-mal geholt, einmal in jedem gezeigten Modus.</translation>
    </message>
    <message>
        <source>It is run %2 times for each of %1 inputs, once in each mode shown.</source>
        <translation>Er läuft %2-mal für jede von %1 Eingaben, einmal in jedem gezeigten Modus.</translation>
    </message>
    <message>
        <source>one at a time</source>
        <translation>eine nach der anderen</translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln at a time</source>
        <translation>
            <numerusform>höchstens %Ln zugleich</numerusform>
            <numerusform>höchstens %Ln zugleich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln of them to one host</source>
        <translation>
            <numerusform>höchstens %Ln davon an einen Host</numerusform>
            <numerusform>höchstens %Ln davon an einen Host</numerusform>
        </translation>
    </message>
    <message>
        <source>at most %1 a second</source>
        <translation>höchstens %1 je Sekunde</translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln further attempts of one that fails</source>
        <translation>
            <numerusform>höchstens %Ln weiterer Versuch, wo einer scheitert</numerusform>
            <numerusform>höchstens %Ln weitere Versuche, wo einer scheitert</numerusform>
        </translation>
    </message>
    <message>
        <source>URLs</source>
        <translation>URLs</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands of the transform</source>
        <translation>Befehle des Umwandelns</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>A recording leaves out what may be secret in a URL: *** stands there, and is sent so.</source>
        <translation>Eine Aufzeichnung lässt weg, was in einer URL geheim sein kann: Dort steht ***, und so wird es gesendet.</translation>
    </message>
    <message>
        <source>a fetch without a byte for %1 has failed</source>
        <translation>ein Fetch ohne ein Byte in %1 ist gescheitert</translation>
    </message>
    <message>
        <source>a command without output for %1 has failed</source>
        <translation>ein Befehl ohne Ausgabe in %1 ist gescheitert</translation>
    </message>
    <message>
        <source>a fetch takes at most %1, with all its attempts</source>
        <translation>ein Fetch dauert höchstens %1, mit allen Versuchen</translation>
    </message>
    <message>
        <source>a command takes at most %1</source>
        <translation>ein Befehl dauert höchstens %1</translation>
    </message>
    <message>
        <source>an item has at most %1</source>
        <translation>ein Element hat höchstens %1</translation>
    </message>
    <message>
        <source>the first item that fails ends the run</source>
        <translation>das erste Element, das scheitert, beendet den Lauf</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>%1 (not sent: the recording leaves out what it says)</source>
        <translation>%1 (nicht gesendet: Die Aufzeichnung lässt den Inhalt weg)</translation>
    </message>
    <message>
        <source>Each of %1 URLs is fetched %2 times: %3 repeats in the one mode shown, after one that is left out.</source>
        <translation>Jede von %1 URLs wird %2 Mal geholt: %3 Wiederholungen im einen gezeigten Modus, nach einer, die nicht zählt.</translation>
    </message>
    <message>
        <source>It is run %2 times for each of %1 inputs: %3 repeats in the one mode shown, after one that is left out.</source>
        <translation>Er wird für jede von %1 Eingaben %2 Mal ausgeführt: %3 Wiederholungen im einen gezeigten Modus, nach einer, die nicht zählt.</translation>
    </message>
    <message>
        <source>Each of %1 URLs is fetched %2 times: %3 repeats in each mode shown, after one that is left out.</source>
        <translation>Jede von %1 URLs wird %2 Mal geholt: %3 Wiederholungen in jedem gezeigten Modus, nach einer, die nicht zählt.</translation>
    </message>
    <message>
        <source>It is run %2 times for each of %1 inputs: %3 repeats in each mode shown, after one that is left out.</source>
        <translation>Er wird für jede von %1 Eingaben %2 Mal ausgeführt: %3 Wiederholungen in jedem gezeigten Modus, nach einer, die nicht zählt.</translation>
    </message>
    <message>
        <source>there is no memory for so many runs of so many items</source>
        <translation>für so viele Läufe so vieler Elemente reicht der Speicher nicht</translation>
    </message>
    <message>
        <source>Fetch the URLs again and again?</source>
        <translation>Die URLs immer wieder holen?</translation>
    </message>
    <message>
        <source>Run the commands again and again?</source>
        <translation>Die Befehle immer wieder ausführen?</translation>
    </message>
    <message>
        <source>Slices of %1 URLs are fetched again and again, for up to %2.</source>
        <translation>Scheiben von %1 URLs werden immer wieder geholt, bis zu %2 lang.</translation>
    </message>
    <message>
        <source>They are run for slices of %1 inputs again and again, for up to %2.</source>
        <translation>Sie werden für Scheiben von %1 Eingaben immer wieder ausgeführt, bis zu %2 lang.</translation>
    </message>
    <message>
        <source>Each of %1 URLs is fetched %2 times, with either limits in turn.</source>
        <translation>Jede von %1 URLs wird %2 Mal geholt, abwechselnd mit beiden Grenzen.</translation>
    </message>
    <message>
        <source>It is run %2 times for each of %1 inputs, with either limits in turn.</source>
        <translation>Er wird für jede von %1 Eingaben %2 Mal ausgeführt, abwechselnd mit beiden Grenzen.</translation>
    </message>
</context>
<context>
    <name>RunQuestionContent</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Messen</translation>
    </message>
</context>
<context>
    <name>Runner</name>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln gescheitert</numerusform>
            <numerusform>%Ln gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed in each</source>
        <comment>items, mode</comment>
        <translation>
            <numerusform>je %Ln gescheitert</numerusform>
            <numerusform>je %Ln gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>up to %Ln failed in one</source>
        <comment>items, mode</comment>
        <translation>
            <numerusform>bis zu %Ln in einem gescheitert</numerusform>
            <numerusform>bis zu %Ln in einem gescheitert</numerusform>
        </translation>
    </message>
    <message>
        <source>measuring %1</source>
        <translation>%1 wird gemessen</translation>
    </message>
    <message>
        <source>warm-up, which is left out: %1</source>
        <comment>mode</comment>
        <translation>Aufwärmen, das nicht zählt: %1</translation>
    </message>
    <message>
        <source>repeat %1 of %2, %3</source>
        <comment>number, of how many, mode</comment>
        <translation>Wiederholung %1 von %2, %3</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <comment>what is measured, done, items</comment>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>a time</comment>
        <translation>noch %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln modes</source>
        <translation>
            <numerusform>%Ln Modus</numerusform>
            <numerusform>%Ln Modi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repeats</source>
        <translation>
            <numerusform>%Ln Wiederholung</numerusform>
            <numerusform>%Ln Wiederholungen</numerusform>
        </translation>
    </message>
    <message>
        <source>measured %1, %2, %3</source>
        <comment>time, modes, items</comment>
        <translation>gemessen %1, %2, %3</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 Element</translation>
    </message>
    <message numerus="yes">
        <source>%Ln items</source>
        <translation>
            <numerusform>%Ln Element</numerusform>
            <numerusform>%Ln Elemente</numerusform>
        </translation>
    </message>
    <message>
        <source>stopped; the repeats that were whole are kept</source>
        <translation>angehalten; ganze Wiederholungen bleiben</translation>
    </message>
    <message>
        <source>stopped; what was recorded is kept</source>
        <translation>angehalten; was aufgezeichnet ist, bleibt</translation>
    </message>
    <message numerus="yes">
        <source>up to %Ln repeats</source>
        <translation>
            <numerusform>bis zu %Ln Wiederholung</numerusform>
            <numerusform>bis zu %Ln Wiederholungen</numerusform>
        </translation>
    </message>
    <message>
        <source>stopped before the first repeat was whole</source>
        <translation>angehalten, bevor die erste Wiederholung vollständig war</translation>
    </message>
</context>
<context>
    <name>SearchCurve</name>
    <message>
        <source>%1: %2 items a second</source>
        <comment>limits</comment>
        <translation>%1: %2 Elemente je Sekunde</translation>
    </message>
</context>
<context>
    <name>ServedInput</name>
    <message>
        <source>Served folder</source>
        <translation>Bereitgestellter Ordner</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>always the same</source>
        <translation>immer gleich</translation>
    </message>
    <message>
        <source>heavy tail: median, sigma</source>
        <translation>lange Ausläufer: Median, Sigma</translation>
    </message>
    <message>
        <source>now and then slow</source>
        <translation>ab und zu langsam</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>The share of requests that fail</source>
        <translation>Der Anteil der Anfragen, die fehlschlagen</translation>
    </message>
    <message>
        <source>Use URLs instead</source>
        <translation>Stattdessen URLs</translation>
    </message>
</context>
<context>
    <name>SimulatedWork</name>
    <message>
        <source>always the same</source>
        <translation>immer gleich</translation>
    </message>
    <message>
        <source>evenly spread</source>
        <translation>gleichverteilt</translation>
    </message>
    <message>
        <source>memoryless, mean</source>
        <translation>gedächtnislos: Mittel</translation>
    </message>
    <message>
        <source>heavy tail: median, sigma</source>
        <translation>Median, Sigma</translation>
    </message>
    <message>
        <source>now and then slow</source>
        <translation>ab und zu langsam</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>How many items go through both stages</source>
        <translation>Wie viele Elemente durch beide Stufen gehen</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Fetch</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>Transform</translation>
    </message>
    <message>
        <source>computes: needs a core</source>
        <translation>rechnet: braucht einen Kern</translation>
    </message>
    <message>
        <source>waits: needs only a thread</source>
        <translation>wartet: nur ein Thread nötig</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Draws the times: the same in every mode</source>
        <translation>Zieht die Zeiten: dieselben in jedem Modus</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>What is fetched from serves so many at a time, the others wait in its line; 0: as many as come</source>
        <translation>Woraus gefetcht wird, bedient so viele zugleich, die anderen stehen dort an; 0: so viele, wie kommen</translation>
    </message>
    <message>
        <source>in five parts, each begun in a poll</source>
        <translation>in fünf Teilen, jeder in einem Poll begonnen</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
</context>
<context>
    <name>Suppose</name>
    <message>
        <source>fetches take %1 times as long</source>
        <translation>Fetches dauern %1-mal so lange</translation>
    </message>
    <message>
        <source>transforms take %1 times as long</source>
        <translation>Transforms dauern %1-mal so lange</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 Kern</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cores</source>
        <translation>
            <numerusform>%Ln Kern</numerusform>
            <numerusform>%Ln Kerne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln items, which repeat those that were measured</source>
        <translation>
            <numerusform>%Ln Element, das die gemessenen wiederholt</numerusform>
            <numerusform>%Ln Elemente, die die gemessenen wiederholen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %Ln items</source>
        <translation>
            <numerusform>das erste %Ln Element</numerusform>
            <numerusform>die ersten %Ln Elemente</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, what if: %2</source>
        <comment>a mode, what is supposed</comment>
        <translation>%1, was wäre, wenn: %2</translation>
    </message>
</context>
<context>
    <name>SupposedSection</name>
    <message>
        <source>What if</source>
        <translation>Was wäre, wenn</translation>
    </message>
    <message>
        <source>Everything as it is</source>
        <translation>Alles, wie es ist</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>For predictions: of the machine that they are for; 0: as it is. Measurements are of this machine.</source>
        <translation>Für Vorhersagen: des Rechners, für den sie gelten; 0: wie es ist. Messungen sind von diesem Rechner.</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>wie es ist</translation>
    </message>
    <message>
        <source>Fetches take</source>
        <translation>Fetches dauern</translation>
    </message>
    <message>
        <source>Transforms take</source>
        <translation>Transforms dauern</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>For predictions: so many; more than were measured repeat those that were; 0: as many as there are</source>
        <translation>Für Vorhersagen: so viele; mehr, als gemessen wurden, wiederholen die gemessenen; 0: so viele, wie es gibt</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>wie sie sind</translation>
    </message>
</context>
<context>
    <name>ThroughputCurve</name>
    <message>
        <source>Throughput over N</source>
        <translation>Durchsatz über N</translation>
    </message>
    <message>
        <source>Items/s over N</source>
        <translation>Elemente/s über N</translation>
    </message>
</context>
<context>
    <name>TimeField</name>
    <message>
        <source>Examples of times</source>
        <translation>Beispiele für Zeiten</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>driver</source>
        <translation>Driver</translation>
    </message>
    <message>
        <source>thread %1</source>
        <translation>Thread %1</translation>
    </message>
    <message>
        <source>slot %1</source>
        <translation>Slot %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>items</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 done</source>
        <comment>items</comment>
        <translation>%1 fertig</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln items a line</source>
        <translation>
            <numerusform>%Ln Element je Zeile</numerusform>
            <numerusform>%Ln Elemente je Zeile</numerusform>
        </translation>
    </message>
    <message>
        <source>fetch</source>
        <translation>Fetch</translation>
    </message>
    <message>
        <source>transform, on the CPU</source>
        <translation>Transform auf der CPU</translation>
    </message>
    <message>
        <source>transform, off the CPU</source>
        <translation>Transform ohne CPU</translation>
    </message>
    <message>
        <source>transform, CPU time unknown</source>
        <translation>Transform, CPU-Zeit unbekannt</translation>
    </message>
    <message>
        <source>waiting for its first poll</source>
        <translation>wartet auf den ersten Poll</translation>
    </message>
    <message>
        <source>held by order</source>
        <translation>von der Reihenfolge gehalten</translation>
    </message>
    <message>
        <source>driver busy</source>
        <translation>Driver beschäftigt</translation>
    </message>
    <message>
        <source>transform stage full</source>
        <translation>Transform-Stufe voll</translation>
    </message>
    <message>
        <source>no thread free</source>
        <translation>kein Thread frei</translation>
    </message>
    <message>
        <source>driver waking</source>
        <translation>Driver wacht auf</translation>
    </message>
    <message>
        <source>back-off</source>
        <translation>Pause vor neuem Versuch</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>makespan</source>
        <translation>Makespan</translation>
    </message>
    <message>
        <source>lower bound</source>
        <translation>untere Schranke</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln Thread</numerusform>
            <numerusform>%Ln Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>order kept</source>
        <translation>Reihenfolge bleibt</translation>
    </message>
    <message>
        <source>order any</source>
        <translation>Reihenfolge beliebig</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>stopped after %1 of its items</source>
        <translation>nach %1 Elementen angehalten</translation>
    </message>
    <message>
        <source>measured, %1 from the prediction</source>
        <translation>gemessen, %1 neben der Vorhersage</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>vorhergesagt</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>items</comment>
        <translation>%1 gescheitert</translation>
    </message>
    <message>
        <source>%1 % of the bound</source>
        <translation>%1 % der Schranke</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>wird gemessen</translation>
    </message>
    <message>
        <source>measured with other parameters: %1</source>
        <translation>mit anderen Parametern gemessen: %1</translation>
    </message>
    <message>
        <source>real work has to be measured: press Run</source>
        <translation>Echte Arbeit muss gemessen werden: „Messen“ drücken</translation>
    </message>
    <message>
        <source>predicting …</source>
        <translation>Vorhersage läuft …</translation>
    </message>
    <message>
        <source>work: the fetch is under way</source>
        <translation>Arbeit: Der Fetch läuft</translation>
    </message>
    <message>
        <source>work: its thread uses the CPU</source>
        <translation>Arbeit: Sein Thread nutzt die CPU</translation>
    </message>
    <message>
        <source>begun, but its thread had no core in the meantime; drawn at the end of its span</source>
        <translation>begonnen, aber sein Thread hatte zeitweise keinen Kern; am Ende des Abschnitts gezeichnet</translation>
    </message>
    <message>
        <source>work whose CPU time was not read</source>
        <translation>Arbeit, deren CPU-Zeit nicht gelesen wurde</translation>
    </message>
    <message>
        <source>admitted, but the driver has not come to it: it was busy, or nothing asked the fetch stage for more</source>
        <translation>aufgenommen, aber der Driver kam noch nicht dazu: Er war beschäftigt, oder nichts verlangte mehr von der Fetch-Stufe</translation>
    </message>
    <message>
        <source>finished, and waiting for an earlier item that is not (order kept)</source>
        <translation>fertig und wartet auf ein früheres Element, das es nicht ist (Reihenfolge bleibt)</translation>
    </message>
    <message>
        <source>the driver was running a transform, and polled nothing</source>
        <translation>der Driver führte einen Transform aus und pollte nichts</translation>
    </message>
    <message>
        <source>fetched, but M items were in there already</source>
        <translation>geholt, aber M Elemente waren schon darin</translation>
    </message>
    <message>
        <source>in line for one of the pool&apos;s c threads</source>
        <translation>in der Schlange für einen der c Threads des Pools</translation>
    </message>
    <message>
        <source>the driver was waking up or polling others</source>
        <translation>der Driver wachte auf oder pollte andere</translation>
    </message>
    <message>
        <source>between a failed attempt and the next</source>
        <translation>zwischen einem gescheiterten Versuch und dem nächsten</translation>
    </message>
    <message>
        <source>the stage ended with an error</source>
        <translation>die Stufe endete mit einem Fehler</translation>
    </message>
    <message>
        <source>when the last item left: how long it all took</source>
        <translation>als das letzte Element ging: wie lange alles dauerte</translation>
    </message>
    <message>
        <source>no schedule with these limits can be faster: a floor, not a forecast</source>
        <translation>kein Ablauf mit diesen Grenzen kann schneller sein: eine Schranke, keine Vorhersage</translation>
    </message>
    <message>
        <source>predicted from the times measured in %1</source>
        <translation>vorhergesagt aus den in %1 gemessenen Zeiten</translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>step by step</source>
        <translation>Schritt für Schritt</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>a file</comment>
        <translation>aus %1</translation>
    </message>
    <message>
        <source>%1 from the prediction</source>
        <comment>a share</comment>
        <translation>%1 zur Vorhersage</translation>
    </message>
    <message>
        <source>others used %1 % of the machine: measure again</source>
        <comment>a share</comment>
        <translation>andere belegten %1 % der Maschine: neu messen</translation>
    </message>
    <message>
        <source>stood still for %1, which is left out</source>
        <comment>a time</comment>
        <translation>stand %1 still, das ist nicht eingerechnet</translation>
    </message>
    <message>
        <source>behind it, grey: measured %1 with %2</source>
        <translation>dahinter, grau: gemessen %1 mit %2</translation>
    </message>
    <message>
        <source>measuring, nothing is done yet</source>
        <translation>wird gemessen, noch ist nichts fertig</translation>
    </message>
    <message>
        <source>its host&apos;s turn</source>
        <translation>Host ist dran</translation>
    </message>
    <message>
        <source>as many requests as are allowed to one host were under way there already</source>
        <translation>dorthin waren schon so viele Anfragen unterwegs, wie für einen Host erlaubt sind</translation>
    </message>
    <message>
        <source>the rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>held back so that no more requests a second are begun than allowed</source>
        <translation>zurückgehalten, damit nicht mehr Anfragen je Sekunde beginnen als erlaubt</translation>
    </message>
    <message>
        <source>measured before</source>
        <translation>zuvor gemessen</translation>
    </message>
    <message>
        <source>behind a prediction: a measurement with other parameters</source>
        <translation>hinter einer Vorhersage: eine Messung mit anderen Parametern</translation>
    </message>
    <message>
        <source>%1, kept</source>
        <comment>a mode</comment>
        <translation>%1, behalten</translation>
    </message>
    <message>
        <source>longer than the clock goes: take fewer items, or shorter times</source>
        <translation>länger, als die Uhr reicht: weniger Elemente oder kürzere Zeiten nehmen</translation>
    </message>
    <message>
        <source>not to be relied on: at most %1 in flight were seen</source>
        <translation>kein Verlass: höchstens %1 zugleich unterwegs wurden gesehen</translation>
    </message>
    <message>
        <source>not to be relied on: off by %1 % for its own recording</source>
        <comment>a share</comment>
        <translation>kein Verlass: schon bei der eigenen Aufnahme %1 % daneben</translation>
    </message>
    <message>
        <source>explains its own recording within %1 %</source>
        <comment>a share</comment>
        <translation>erklärt die eigene Aufnahme auf %1 % genau</translation>
    </message>
    <message>
        <source>waits until its turn to be measured</source>
        <translation>wartet, bis es gemessen wird</translation>
    </message>
    <message>
        <source>hollow, or striped where rows are low, in front or behind: what the virtual clock says; filled is measured</source>
        <translation>hohl, bei niedrigen Zeilen gestreift, vorn oder dahinter: was die virtuelle Uhr sagt; gefüllt ist gemessen</translation>
    </message>
    <message>
        <source>not to be relied on: too few requests to tell how they were served</source>
        <translation>kein Verlass: zu wenige Anfragen, um zu sagen, wie sie bedient wurden</translation>
    </message>
    <message>
        <source>not to be relied on: the run was stopped</source>
        <translation>kein Verlass: der Lauf wurde abgebrochen</translation>
    </message>
    <message>
        <source>the server&apos;s line</source>
        <translation>Schlange des Servers</translation>
    </message>
    <message>
        <source>the server had as many as it serves at a time: the others wait there</source>
        <translation>der Server hatte so viele, wie er zugleich bedient: die anderen stehen dort an</translation>
    </message>
    <message>
        <source>ready and unpolled</source>
        <translation>fertig und nicht gepollt</translation>
    </message>
    <message>
        <source>an await of the fetch had ended, and the driver had not polled it: the next begins in a poll</source>
        <translation>ein await des Fetch war zu Ende, und der Treiber hatte ihn nicht gepollt: der nächste beginnt in einem Poll</translation>
    </message>
    <message>
        <source>not to be relied on: others used %1 % of the machine</source>
        <comment>a share</comment>
        <translation>kein Verlass: andere belegten %1 % der Maschine</translation>
    </message>
    <message>
        <source>not to be relied on: recorded without CPU time of fetches</source>
        <translation>nicht verlässlich: ohne CPU-Zeit der Abrufe aufgezeichnet</translation>
    </message>
    <message>
        <source>not to be relied on: the cores were used up when it was recorded</source>
        <translation>nicht verlässlich: bei der Aufzeichnung waren die Kerne ausgelastet</translation>
    </message>
    <message>
        <source>not to be relied on: overhead between items is left out</source>
        <translation>nicht verlässlich: der Aufwand zwischen den Elementen fehlt darin</translation>
    </message>
    <message>
        <source>not to be relied on: which attempts fail may differ another time</source>
        <translation>kein Verlass: welche Versuche scheitern, kann ein andermal anders sein</translation>
    </message>
    <message>
        <source>not to be relied on: more threads than cores, short transforms</source>
        <translation>kein Verlass: mehr Threads als Kerne, kurze Transforms</translation>
    </message>
    <message>
        <source>overhead is measured: recording took %1 % of the time</source>
        <comment>a share</comment>
        <translation>Mehraufwand wird gemessen: das Aufzeichnen nahm %1 % der Zeit</translation>
    </message>
    <message>
        <source>median of %1</source>
        <comment>repeats</comment>
        <translation>Median von %1</translation>
    </message>
    <message>
        <source>warm-up, which is left out</source>
        <translation>Aufwärmen, das nicht zählt</translation>
    </message>
    <message>
        <source>repeat %1 of %2</source>
        <translation>Wiederholung %1 von %2</translation>
    </message>
    <message>
        <source>what if: %1</source>
        <translation>was wäre, wenn: %1</translation>
    </message>
    <message>
        <source>; behind it, grey: measured %1</source>
        <translation>; dahinter, grau: gemessen %1</translation>
    </message>
    <message>
        <source>; behind it, grey: measured %1 with %2</source>
        <translation>; dahinter, grau: gemessen %1 mit %2</translation>
    </message>
    <message>
        <source>repeats, shortest to longest</source>
        <translation>Wiederholungen, kürzeste bis längste</translation>
    </message>
    <message>
        <source>from the shortest makespan of the repeats to the longest; the run shown is that of the median</source>
        <translation>vom kürzesten Makespan der Wiederholungen bis zum längsten; gezeigt ist der Lauf des Medians</translation>
    </message>
    <message>
        <source>lower median of %1</source>
        <comment>repeats</comment>
        <translation>unterer Median von %1</translation>
    </message>
    <message>
        <source>its figures are being worked out …</source>
        <translation>die Zahlen werden noch ermittelt …</translation>
    </message>
    <message numerus="yes">
        <source>its beginning is missing: %Ln items</source>
        <translation>
            <numerusform>der Anfang fehlt: %Ln Element</numerusform>
            <numerusform>der Anfang fehlt: %Ln Elemente</numerusform>
        </translation>
    </message>
    <message>
        <source>working out where the time of %1 items went …</source>
        <translation>ermittelt, wo die Zeit von %1 Elementen blieb …</translation>
    </message>
    <message>
        <source>items in each state</source>
        <translation>Elemente in jedem Zustand</translation>
    </message>
    <message numerus="yes">
        <source>%Ln slots</source>
        <translation>
            <numerusform>%Ln Slot</numerusform>
            <numerusform>%Ln Slots</numerusform>
        </translation>
    </message>
    <message>
        <source>not to be relied on: stamps alone tell nothing of servers</source>
        <translation>nicht verlässlich: Zeitpunkte allein sagen nichts über Server</translation>
    </message>
</context>
<context>
    <name>TimelineArea</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Arrow keys select items and move in time, plus and minus zoom, 0 shows everything, Enter goes to what released the selected item, Backspace back to where one was</source>
        <translation>Pfeiltasten wählen Elemente aus und bewegen in der Zeit, Plus und Minus vergrößern und verkleinern, 0 zeigt alles, Enter geht zu dem, was das ausgewählte Element freigab, die Rücktaste dorthin zurück, wo man war</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Strg+R</translation>
    </message>
    <message>
        <source>Leave the walk (T)</source>
        <translation>Rundgang verlassen (T)</translation>
    </message>
    <message>
        <source>Walk through the prediction, step by step (T)</source>
        <translation>Schritt für Schritt durch die Vorhersage gehen (T)</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Rückgängig (Strg+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>Wiederholen (Strg+Umschalt+Z)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save what is shown as a recording (Ctrl+S)</source>
        <translation>Gezeigtes als Aufzeichnung speichern (Strg+S)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Light (Ctrl+D)</source>
        <translation>Hell (Strg+D)</translation>
    </message>
    <message>
        <source>Dark (Ctrl+D)</source>
        <translation>Dunkel (Strg+D)</translation>
    </message>
    <message>
        <source>Keys and modes (F1)</source>
        <translation>Tasten und Modi (F1)</translation>
    </message>
    <message>
        <source>Hide the details</source>
        <translation>Einzelheiten verbergen</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>Einzelheiten zeigen</translation>
    </message>
    <message>
        <source>%1 % done</source>
        <translation>%1 % fertig</translation>
    </message>
    <message>
        <source>Open a recording or an experiment (Ctrl+O)</source>
        <translation>Aufzeichnung oder Experiment öffnen (Strg+O)</translation>
    </message>
    <message>
        <source>Export the chart, or its figures (Ctrl+E)</source>
        <translation>Das Diagramm oder seine Zahlen exportieren (Strg+E)</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menü (F10)</translation>
    </message>
</context>
<context>
    <name>TriedLine</name>
    <message>
        <source>N = %1, M = %2, %3 slices, %4 items a second (%5), p99 %6, failed %7</source>
        <translation>N = %1, M = %2, %3 Scheiben, %4 Elemente je Sekunde (%5), p99 %6, gescheitert %7</translation>
    </message>
</context>
<context>
    <name>TriedTable</name>
    <message>
        <source>Fetch limit</source>
        <translation>Fetch-Grenze</translation>
    </message>
    <message>
        <source>Transform limit</source>
        <translation>Transform-Grenze</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Scheiben</translation>
    </message>
    <message>
        <source>How often it was measured; slices that other programs disturbed do not count</source>
        <translation>Wie oft gemessen wurde; Scheiben, die andere Programme störten, zählen nicht</translation>
    </message>
    <message>
        <source>Items/s</source>
        <translation>Elem./s</translation>
    </message>
    <message>
        <source>Throughput, the median of the slices</source>
        <translation>Durchsatz, der Median der Scheiben</translation>
    </message>
    <message>
        <source>between</source>
        <translation>zwischen</translation>
    </message>
    <message>
        <source>The 95 % confidence interval of the median; of fewer than six slices, quiet, the least and the most</source>
        <translation>Das 95-%-Konfidenzintervall des Medians; von weniger als sechs Scheiben, blass, die geringste und die größte</translation>
    </message>
    <message>
        <source>Latency that 99 of 100 items stay below</source>
        <translation>Latenz, unter der 99 von 100 Elementen bleiben</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Share of the items</source>
        <translation>Anteil der Elemente</translation>
    </message>
</context>
<context>
    <name>UrlsInput</name>
    <message>
        <source>The list is used. URLs that are typed here replace it.</source>
        <translation>Die Liste gilt. URLs, die hier eingegeben werden, ersetzen sie.</translation>
    </message>
    <message>
        <source>URLs, one a line</source>
        <translation>URLs, eine je Zeile</translation>
    </message>
    <message>
        <source>Open a list…</source>
        <translation>Eine Liste öffnen…</translation>
    </message>
    <message>
        <source>A text file with a URL a line. It can be dropped here, too.</source>
        <translation>Eine Textdatei mit einer URL je Zeile. Sie kann auch hierher gezogen werden.</translation>
    </message>
    <message>
        <source>Serve a folder…</source>
        <translation>Einen Ordner bereitstellen…</translation>
    </message>
    <message>
        <source>To try it without a network: while it lasts, a run serves its files to itself, as slow and as faulty as you want.</source>
        <translation>Zum Probieren ohne Netz: Solange er dauert, stellt ein Lauf die Dateien sich selbst bereit, so langsam und so fehlerhaft wie gewünscht.</translation>
    </message>
    <message>
        <source>Open a list of URLs</source>
        <translation>Eine Liste von URLs öffnen</translation>
    </message>
    <message>
        <source>Text (*.txt *.list *.lst)</source>
        <translation>Text (*.txt *.list *.lst)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a folder to serve</source>
        <translation>Einen Ordner zum Bereitstellen wählen</translation>
    </message>
</context>
<context>
    <name>WalkBar</name>
    <message>
        <source>One step back (,)</source>
        <translation>Einen Schritt zurück (,)</translation>
    </message>
    <message>
        <source>Pause (P)</source>
        <translation>Pause (P)</translation>
    </message>
    <message>
        <source>Play (P)</source>
        <translation>Abspielen (P)</translation>
    </message>
    <message>
        <source>One step on (.)</source>
        <translation>Einen Schritt weiter (.)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>steps</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Leave the walk (T)</source>
        <translation>Rundgang verlassen (T)</translation>
    </message>
</context>
<context>
    <name>WebWork</name>
    <message>
        <source>Every URL becomes an item. Nothing is fetched before Run.</source>
        <translation>Jede URL wird ein Element. Vor „Messen“ wird nichts geholt.</translation>
    </message>
</context>
<context>
    <name>WhyCharts</name>
    <message>
        <source>Time of the items</source>
        <translation>Zeit der Elemente</translation>
    </message>
    <message>
        <source>Time of the cores</source>
        <translation>Zeit der Kerne</translation>
    </message>
</context>
<context>
    <name>WhyContent</name>
    <message>
        <source>Why %1 took as long as it did</source>
        <translation>Warum %1 so lange dauerte</translation>
    </message>
    <message>
        <source>Predicting what would change it …</source>
        <translation>Wird vorhergesagt: was würde es ändern …</translation>
    </message>
    <message>
        <source>No pattern that makes pipelines slow was found in it.</source>
        <translation>Kein Muster gefunden, das Pipelines langsam macht.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy all of it as Markdown</source>
        <translation>Alles als Markdown kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>WhyPattern</name>
    <message>
        <source>→ %1</source>
        <translation>→ %1</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Set the limits, mode or order so; undo takes it back</source>
        <translation>Limits, Betriebsart oder Reihenfolge so einstellen; Rückgängig nimmt es zurück</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Let what shows it stand out in the timeline</source>
        <translation>In der Zeitachse hervorheben, was es zeigt</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>New window</source>
        <translation>Neues Fenster</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Examples and recent files</source>
        <translation>Beispiele und letzte Dateien</translation>
    </message>
    <message>
        <source>Save as a recording …</source>
        <translation>Als Aufzeichnung speichern …</translation>
    </message>
    <message>
        <source>Save the experiment …</source>
        <translation>Experiment speichern …</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Copy the chart</source>
        <translation>Diagramm kopieren</translation>
    </message>
    <message>
        <source>Copy as command line</source>
        <translation>Als Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Back to the article&apos;s experiment</source>
        <translation>Zurück zum Experiment des Artikels</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Guess before results are shown</source>
        <translation>Vor den Ergebnissen schätzen</translation>
    </message>
    <message>
        <source>Walk through the prediction</source>
        <translation>Durch die Vorhersage gehen</translation>
    </message>
    <message>
        <source>Play or pause the walk</source>
        <translation>Rundgang abspielen oder pausieren</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>Voriger Schritt</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Lanes instead of items</source>
        <translation>Bahnen statt Elemente</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Large type</source>
        <translation>Große Schrift</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>About Overlapse</source>
        <translation>Über Overlapse</translation>
    </message>
    <message>
        <source>Results of every item</source>
        <translation>Ergebnisse aller Elemente</translation>
    </message>
    <message>
        <source>Add the runs of a recording …</source>
        <translation>Läufe einer Aufzeichnung hinzufügen …</translation>
    </message>
    <message>
        <source>Keep the run of the mode touched last</source>
        <translation>Den Lauf des zuletzt berührten Modus behalten</translation>
    </message>
    <message>
        <source>Why the run touched last took so long …</source>
        <translation>Warum der zuletzt berührte Lauf so lange dauerte …</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>Kritischer Pfad</translation>
    </message>
    <message>
        <source>Next piece of the critical path</source>
        <translation>Nächstes Stück des kritischen Pfads</translation>
    </message>
    <message>
        <source>Piece of the critical path before</source>
        <translation>Stück des kritischen Pfads davor</translation>
    </message>
    <message>
        <source>Map of limits</source>
        <translation>Karte der Grenzen</translation>
    </message>
    <message>
        <source>Find the best limits …</source>
        <translation>Die besten Grenzen finden …</translation>
    </message>
    <message>
        <source>Find items …</source>
        <translation>Elemente suchen …</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>Nächstes Element</translation>
    </message>
    <message>
        <source>Item before</source>
        <translation>Element davor</translation>
    </message>
    <message>
        <source>Select the time from the item&apos;s beginning</source>
        <translation>Zeit ab dem Beginn des Elements auswählen</translation>
    </message>
    <message>
        <source>Select the time up to the item&apos;s end</source>
        <translation>Zeit bis zum Ende des Elements auswählen</translation>
    </message>
    <message>
        <source>Zoom to the selected time</source>
        <translation>Auf die ausgewählte Zeit zoomen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Move to earlier times</source>
        <translation>Zu früheren Zeiten</translation>
    </message>
    <message>
        <source>Move to later times</source>
        <translation>Zu späteren Zeiten</translation>
    </message>
    <message>
        <source>Fit what is selected, then everything</source>
        <translation>Auswahl einpassen, dann alles</translation>
    </message>
    <message>
        <source>Fit the run touched last</source>
        <translation>Den zuletzt berührten Lauf einpassen</translation>
    </message>
    <message>
        <source>Keep these rows while the time moves</source>
        <translation>Diese Zeilen behalten, während die Zeit wandert</translation>
    </message>
    <message>
        <source>Compare two runs</source>
        <translation>Zwei Läufe vergleichen</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Pin a note to what is selected</source>
        <translation>Notiz an das Ausgewählte heften</translation>
    </message>
    <message>
        <source>Next note</source>
        <translation>Nächste Notiz</translation>
    </message>
</context>
<context>
    <name>WindowDialogs</name>
    <message>
        <source>Open a recording or an experiment</source>
        <translation>Aufzeichnung oder Experiment öffnen</translation>
    </message>
    <message>
        <source>Recordings and experiments (*.overlapse *.json)</source>
        <translation>Aufzeichnungen und Experimente (*.overlapse *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save as a recording</source>
        <translation>Als Aufzeichnung speichern</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Overlapse recordings (*.overlapse)</source>
        <translation>Overlapse-Aufzeichnungen (*.overlapse)</translation>
    </message>
    <message>
        <source>Save the experiment</source>
        <translation>Experiment speichern</translation>
    </message>
    <message>
        <source>Experiments (*.json)</source>
        <translation>Experimente (*.json)</translation>
    </message>
    <message>
        <source>Export: the suffix says the format</source>
        <translation>Exportieren: die Endung bestimmt das Format</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Chart (*.svg)</source>
        <translation>Diagramm (*.svg)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Page (*.pdf)</source>
        <translation>Seite (*.pdf)</translation>
    </message>
    <message>
        <source>Table of items (*.csv)</source>
        <translation>Tabelle der Elemente (*.csv)</translation>
    </message>
    <message>
        <source>Result (*.json)</source>
        <translation>Ergebnis (*.json)</translation>
    </message>
    <message>
        <source>Trace for Perfetto and speedscope (*.trace.json)</source>
        <translation>Trace für Perfetto und speedscope (*.trace.json)</translation>
    </message>
    <message>
        <source>Recording (*.overlapse)</source>
        <translation>Aufzeichnung (*.overlapse)</translation>
    </message>
    <message>
        <source>Add the runs of a recording</source>
        <translation>Läufe einer Aufzeichnung hinzufügen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Report (*.html)</source>
        <translation>Bericht (*.html)</translation>
    </message>
    <message>
        <source>Report as Markdown (*.md)</source>
        <translation>Bericht als Markdown (*.md)</translation>
    </message>
    <message>
        <source>Export the map: the suffix says the format</source>
        <translation>Die Karte exportieren: die Endung bestimmt das Format</translation>
    </message>
    <message>
        <source>Export the comparison: the suffix says the format</source>
        <translation>Den Vergleich exportieren: die Endung bestimmt das Format</translation>
    </message>
</context>
<context>
    <name>WorkSection</name>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>Items that take the time you say; predicted at once</source>
        <translation>Elemente, die so lange brauchen wie angegeben; sofort vorhergesagt</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Read and transform real files</source>
        <translation>Echte Dateien lesen und transformieren</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>Fetch URLs and transform the answers</source>
        <translation>URLs holen und die Antworten umwandeln</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Run a command for each input and transform its output</source>
        <translation>Für jede Eingabe einen Befehl ausführen und seine Ausgabe umwandeln</translation>
    </message>
</context>
<context>
    <name>overlapse::DifferenceList</name>
    <message>
        <source>item %1</source>
        <translation>Element %1</translation>
    </message>
    <message>
        <source>Gained</source>
        <translation>Gewonnen</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Only in A</source>
        <translation>Nur in A</translation>
    </message>
    <message>
        <source>Only in B</source>
        <translation>Nur in B</translation>
    </message>
    <message>
        <source>Failed in A alone</source>
        <translation>Nur in A gescheitert</translation>
    </message>
    <message>
        <source>Failed in B alone</source>
        <translation>Nur in B gescheitert</translation>
    </message>
    <message>
        <source>Failed in both</source>
        <translation>In beiden gescheitert</translation>
    </message>
    <message>
        <source>Not done in A</source>
        <translation>In A nicht fertig</translation>
    </message>
    <message>
        <source>Not done in B</source>
        <translation>In B nicht fertig</translation>
    </message>
    <message>
        <source>Done in neither</source>
        <translation>In keinem fertig</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a list, how many</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>overlapse::DifferenceView</name>
    <message>
        <source>Comparing needs two runs: show the panel of another mode, keep a run, or add those of a recording</source>
        <translation>Zum Vergleichen braucht es zwei Läufe: einen weiteren Modus zeigen, einen Lauf behalten oder die einer Aufzeichnung hinzufügen</translation>
    </message>
    <message>
        <source>No item was emitted by both without a failure</source>
        <translation>Kein Element wurde von beiden ohne Fehler ausgegeben</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <comment>B and A, two runs</comment>
        <translation>%1 gegen %2</translation>
    </message>
    <message>
        <source>Two runs compared</source>
        <translation>Zwei Läufe im Vergleich</translation>
    </message>
    <message>
        <source>%1: %2, from %3 to %4</source>
        <comment>an item, its difference, its times in A and in B</comment>
        <translation>%1: %2, von %3 auf %4</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>figures, the causes</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Runs are compared once nothing is measured or predicted</source>
        <translation>Verglichen wird, sobald nichts mehr gemessen oder vorhergesagt wird</translation>
    </message>
</context>
<context>
    <name>overlapse::Files</name>
    <message>
        <source>a run is going on: stop it first</source>
        <translation>Eine Messung läuft: erst anhalten</translation>
    </message>
    <message>
        <source>%1: an experiment has no runs; open it instead</source>
        <translation>%1: Ein Experiment hat keine Läufe; stattdessen öffnen</translation>
    </message>
    <message>
        <source>opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>opened %1</source>
        <translation>%1 geöffnet</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>only a file can say these durations: save the experiment, and use --experiment FILE</source>
        <translation>Diese Dauern passen nur in eine Datei: das Experiment speichern und --experiment DATEI benutzen</translation>
    </message>
    <message>
        <source>copied the command line</source>
        <translation>Befehlszeile kopiert</translation>
    </message>
    <message>
        <source>copied: %1</source>
        <translation>kopiert: %1</translation>
    </message>
    <message>
        <source>writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>drawing the chart</source>
        <translation>das Diagramm wird gezeichnet</translation>
    </message>
    <message>
        <source>not enough memory for the picture: export it smaller, or as SVG</source>
        <translation>zu wenig Speicher für das Bild: kleiner oder als SVG exportieren</translation>
    </message>
    <message>
        <source>copied the chart, %1 × %2 pixels</source>
        <translation>Diagramm kopiert, %1 × %2 Pixel</translation>
    </message>
    <message>
        <source>there is nothing to save yet: a recording holds runs</source>
        <translation>Noch nichts zu speichern: Eine Aufzeichnung enthält Läufe</translation>
    </message>
    <message>
        <source>%1 is read by this experiment, which it would replace: choose another name</source>
        <translation>%1 wird von diesem Experiment gelesen und würde ersetzt: anderen Namen wählen</translation>
    </message>
    <message numerus="yes">
        <source>opened %1: %Ln runs, of which the first %2 are shown; the list has them all</source>
        <translation>
            <numerusform>%1 geöffnet: %Ln Lauf, gezeigt werden höchstens %2</numerusform>
            <numerusform>%1 geöffnet: %Ln Läufe, von denen die ersten %2 gezeigt werden; in der Liste stehen alle</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: the suffix says the format: .png, .svg, .pdf, .html, .md, .csv, .json, .trace.json or .overlapse</source>
        <translation>%1: die Endung bestimmt das Format: .png, .svg, .pdf, .html, .md, .csv, .json, .trace.json oder .overlapse</translation>
    </message>
    <message>
        <source>%1: the suffix says the format: .svg, .png, .pdf, .csv or .json</source>
        <translation>%1: die Endung bestimmt das Format: .svg, .png, .pdf, .csv oder .json</translation>
    </message>
    <message>
        <source>the map is not complete yet</source>
        <translation>die Karte ist noch nicht vollständig</translation>
    </message>
    <message>
        <source>opening %1 was stopped</source>
        <translation>Öffnen von %1 wurde abgebrochen</translation>
    </message>
    <message numerus="yes">
        <source>%1 was cut short: the last %Ln of its runs are missing</source>
        <translation>
            <numerusform>%1 wurde abgeschnitten: %Ln Lauf am Ende fehlt</numerusform>
            <numerusform>%1 wurde abgeschnitten: %Ln Läufe am Ende fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>opening %1: %2 %, Esc stops</source>
        <comment>a file, a share</comment>
        <translation>%1 wird geöffnet: %2 %, Esc bricht ab</translation>
    </message>
    <message>
        <source>%1: the suffix says the format: .svg, .png, .pdf or .csv</source>
        <translation>%1: die Endung bestimmt das Format: .svg, .png, .pdf oder .csv</translation>
    </message>
    <message>
        <source>the comparison is not complete yet</source>
        <translation>der Vergleich ist noch nicht vollständig</translation>
    </message>
</context>
<context>
    <name>overlapse::InputLister</name>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>1 URL</source>
        <translation>1 URL</translation>
    </message>
    <message numerus="yes">
        <source>%Ln URLs</source>
        <translation>
            <numerusform>%Ln URL</numerusform>
            <numerusform>%Ln URLs</numerusform>
        </translation>
    </message>
    <message>
        <source>1 input</source>
        <translation>1 Eingabe</translation>
    </message>
    <message numerus="yes">
        <source>%Ln inputs</source>
        <translation>
            <numerusform>%Ln Eingabe</numerusform>
            <numerusform>%Ln Eingaben</numerusform>
        </translation>
    </message>
    <message>
        <source>served by the run itself</source>
        <translation>vom Lauf selbst bereitgestellt</translation>
    </message>
    <message>
        <source>1 host</source>
        <translation>1 Host</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hosts</source>
        <translation>
            <numerusform>%Ln Host</numerusform>
            <numerusform>%Ln Hosts</numerusform>
        </translation>
    </message>
    <message>
        <source>looking through the inputs …</source>
        <translation>sieht die Eingaben durch …</translation>
    </message>
    <message>
        <source>looking through %1 …</source>
        <translation>%1 wird durchgesehen …</translation>
    </message>
    <message>
        <source>%1 without .gz passed over</source>
        <translation>%1 ohne .gz übergangen</translation>
    </message>
    <message>
        <source>passed over symbolic links: %1</source>
        <translation>symbolische Links übergangen: %1</translation>
    </message>
    <message>
        <source>passed over pipes, sockets and devices: %1</source>
        <translation>Pipes, Sockets und Geräte übergangen: %1</translation>
    </message>
    <message>
        <source>folders that could not be entered: %1</source>
        <translation>nicht lesbare Ordner: %1</translation>
    </message>
</context>
<context>
    <name>overlapse::Lesson</name>
    <message>
        <source>one time, as in 5s</source>
        <translation>eine einzige Zeit, etwa 5s</translation>
    </message>
</context>
<context>
    <name>overlapse::LimitFinder</name>
    <message>
        <source>1 item</source>
        <translation>1 Element</translation>
    </message>
    <message numerus="yes">
        <source>%Ln items</source>
        <translation>
            <numerusform>%Ln Element</numerusform>
            <numerusform>%Ln Elemente</numerusform>
        </translation>
    </message>
    <message>
        <source>N and M mean nothing to %1: click the panel of another mode first</source>
        <comment>a mode</comment>
        <translation>N und M bedeuten für %1 nichts: klicke zuerst die Spur eines anderen Modus an</translation>
    </message>
    <message>
        <source>a run is going on: stop it or let it end first</source>
        <translation>Eine Messung läuft: erst anhalten oder enden lassen</translation>
    </message>
    <message>
        <source>nothing here can be measured yet</source>
        <translation>hier lässt sich noch nichts messen</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>wird angehalten</translation>
    </message>
    <message>
        <source>working out what to try next</source>
        <translation>was als Nächstes versucht wird, wird berechnet</translation>
    </message>
    <message>
        <source>%1: %2, %3 of %4</source>
        <comment>what is found out, limits, items, items</comment>
        <translation>%1: %2, %3 von %4</translation>
    </message>
    <message>
        <source>reading every file once</source>
        <translation>jede Datei wird einmal gelesen</translation>
    </message>
    <message>
        <source>comparing</source>
        <translation>wird verglichen</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <comment>limits, items, items</comment>
        <translation>%1, %2 von %3</translation>
    </message>
    <message>
        <source>run %1 of %2</source>
        <translation>Lauf %1 von %2</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <comment>time</comment>
        <translation>%1 von höchstens %2</translation>
    </message>
    <message>
        <source>advised</source>
        <translation>geraten</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>present</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>The limits that are advised are those that there were.</source>
        <translation>Geraten sind die Grenzen, die es schon waren.</translation>
    </message>
    <message>
        <source>%1 runs of %2, %3 and %4 in turn, at least %5</source>
        <comment>runs, items, limits, limits, time</comment>
        <translation>%1 Läufe von %2, abwechselnd %3 und %4, mindestens %5</translation>
    </message>
    <message>
        <source>%1, checked</source>
        <comment>advised or present</comment>
        <translation>%1, geprüft</translation>
    </message>
</context>
<context>
    <name>overlapse::LimitsForm</name>
    <message>
        <source>1 transform</source>
        <translation>1 Transform</translation>
    </message>
    <message numerus="yes">
        <source>%Ln transforms</source>
        <translation>
            <numerusform>%Ln Transform</numerusform>
            <numerusform>%Ln Transforms</numerusform>
        </translation>
    </message>
    <message>
        <source>N* = %1 fetches keep %2 busy</source>
        <translation>N* = %1 Fetches lasten %2 aus</translation>
    </message>
    <message>
        <source>N* = 1 fetch keeps %1 busy</source>
        <translation>N* = 1 Fetch lastet %1 aus</translation>
    </message>
    <message>
        <source>N* = %1 fetches would keep %2 busy, but %3 are served at a time</source>
        <translation>N* = %1 Fetches würden %2 auslasten, aber %3 werden zugleich bedient</translation>
    </message>
</context>
<context>
    <name>overlapse::MapView</name>
    <message>
        <source>Map of limits</source>
        <translation>Karte der Grenzen</translation>
    </message>
    <message>
        <source>Map of %1</source>
        <comment>a mode</comment>
        <translation>Karte von %1</translation>
    </message>
    <message>
        <source>, 1 thread</source>
        <translation>, 1 Thread</translation>
    </message>
    <message numerus="yes">
        <source>, %Ln threads</source>
        <translation>
            <numerusform>, %Ln Thread</numerusform>
            <numerusform>, %Ln Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>, order kept</source>
        <translation>, Reihenfolge bleibt</translation>
    </message>
    <message>
        <source>, order any</source>
        <translation>, Reihenfolge beliebig</translation>
    </message>
    <message>
        <source>%1 of %2 cells</source>
        <translation>%1 von %2 Zellen</translation>
    </message>
    <message>
        <source>N = %1, M = %2</source>
        <translation>N = %1, M = %2</translation>
    </message>
    <message>
        <source>%1: not computed yet</source>
        <comment>limits</comment>
        <translation>%1: noch nicht berechnet</translation>
    </message>
    <message>
        <source>p99 %1</source>
        <comment>a latency</comment>
        <translation>p99 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) fail</source>
        <translation>
            <numerusform>%Ln Element schlägt fehl</numerusform>
            <numerusform>%Ln Elemente schlagen fehl</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>limits, their figures</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1; not to be relied on</source>
        <translation>%1; nicht verlässlich</translation>
    </message>
    <message>
        <source>%1; %2 % longer than the best</source>
        <translation>%1; %2 % länger als die beste</translation>
    </message>
    <message>
        <source>Use N = %1, M = %2</source>
        <translation>N = %1, M = %2 nehmen</translation>
    </message>
    <message>
        <source>N = %1, M = %2: %3</source>
        <comment>limits, why they are not to be relied on</comment>
        <translation>N = %1, M = %2: %3</translation>
    </message>
</context>
<context>
    <name>overlapse::ModePicture</name>
    <message>
        <source>%1, predicted %2: %3</source>
        <translation>%1, vorhergesagt %2: %3</translation>
    </message>
</context>
<context>
    <name>overlapse::NotePad</name>
    <message>
        <source>There is no run to pin a note to: click one, or run it first</source>
        <translation>Es gibt keinen Lauf, an den eine Notiz geheftet werden könnte: einen anklicken, oder zuerst messen</translation>
    </message>
    <message>
        <source>A note can be pinned once the run is over</source>
        <translation>Eine Notiz kann angeheftet werden, sobald der Lauf zu Ende ist</translation>
    </message>
    <message>
        <source>This prediction is no run yet: keep it (K), then pin notes to it</source>
        <translation>Diese Vorhersage ist noch kein Lauf: mit K behalten, dann Notizen anheften</translation>
    </message>
    <message>
        <source>The selected item was never admitted in this run</source>
        <translation>Das ausgewählte Element wurde in diesem Lauf nie aufgenommen</translation>
    </message>
    <message>
        <source>No note is pinned to this run: E writes one</source>
        <translation>An diesen Lauf ist keine Notiz geheftet: E schreibt eine</translation>
    </message>
</context>
<context>
    <name>overlapse::ResultTable</name>
    <message>
        <source>Results of %1</source>
        <comment>a mode</comment>
        <translation>Ergebnisse von %1</translation>
    </message>
    <message>
        <source>Results of %1, measured</source>
        <comment>a mode</comment>
        <translation>Ergebnisse von %1, gemessen</translation>
    </message>
    <message>
        <source>Results of %1, predicted</source>
        <comment>a mode</comment>
        <translation>Ergebnisse von %1, vorhergesagt</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 Element</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 Elemente</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>items</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Measuring %1</source>
        <comment>a mode</comment>
        <translation>%1 wird gemessen</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Noch nicht gemessen</translation>
    </message>
    <message>
        <source>predicting …</source>
        <translation>Vorhersage läuft …</translation>
    </message>
    <message>
        <source>Nothing failed</source>
        <translation>Nichts gescheitert</translation>
    </message>
    <message>
        <source>There are no items</source>
        <translation>Es gibt keine Elemente</translation>
    </message>
    <message>
        <source>No item matches “%1”</source>
        <translation>Kein Element passt zu „%1“</translation>
    </message>
    <message>
        <source>Its items are listed when it is done</source>
        <translation>Die Elemente erscheinen, wenn es fertig ist</translation>
    </message>
    <message>
        <source>Press Run to see what comes of every item</source>
        <translation>„Messen“ zeigt, was aus jedem Element wird</translation>
    </message>
    <message>
        <source>Every item came through</source>
        <translation>Jedes Element ist durchgekommen</translation>
    </message>
    <message>
        <source>Esc in the filter clears it</source>
        <translation>Esc im Filter löscht ihn</translation>
    </message>
    <message>
        <source>All begin with %1</source>
        <translation>Alle beginnen mit %1</translation>
    </message>
    <message>
        <source>Longer than the clock goes: take fewer items, or shorter times</source>
        <translation>Länger, als die Uhr reicht: weniger Elemente oder kürzere Zeiten nehmen</translation>
    </message>
</context>
<context>
    <name>overlapse::Runner</name>
    <message>
        <source>reading every file once, so that no mode pays for a cold cache</source>
        <translation>jede Datei wird einmal gelesen, damit kein Modus für einen kalten Cache zahlt</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>beginnt</translation>
    </message>
    <message>
        <source>there is no room for the mode %1: %2</source>
        <translation>für die Betriebsart %1 ist kein Platz: %2</translation>
    </message>
    <message>
        <source>at most %1 threads fit here in the mode %2: %3</source>
        <translation>höchstens %1 Threads passen hier in der Betriebsart %2: %3</translation>
    </message>
    <message>
        <source>a fetch limit of at most %1 fits here in the mode %2: %3</source>
        <translation>ein Fetch-Limit von höchstens %1 passt hier in der Betriebsart %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln repeats take about %1 of memory, and there is room for %2: take fewer</source>
        <translation>
            <numerusform>%Ln Wiederholung braucht etwa %1 Speicher, und für %2 ist Platz: nimm weniger</numerusform>
            <numerusform>%Ln Wiederholungen brauchen etwa %1 Speicher, und für %2 ist Platz: nimm weniger</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
</context>
<context>
    <name>overlapse::SearchForm</name>
    <message>
        <source>more than 0, such as %1</source>
        <translation>mehr als 0, etwa %1</translation>
    </message>
    <message>
        <source>a whole number from 1 to %1</source>
        <translation>eine ganze Zahl von 1 bis %1</translation>
    </message>
</context>
<context>
    <name>overlapse::Seeing</name>
    <message>
        <source>Summed up once nothing is measured</source>
        <translation>Wird zusammengerechnet, sobald nichts mehr gemessen wird</translation>
    </message>
    <message>
        <source>Nothing is told of what is still to be seen</source>
        <translation>Was noch zu sehen sein wird, wird nicht verraten</translation>
    </message>
</context>
<context>
    <name>overlapse::Session</name>
    <message>
        <source>a run is going on: stop it or let it end first</source>
        <translation>Eine Messung läuft: erst anhalten oder enden lassen</translation>
    </message>
    <message>
        <source>the results are hidden until you have guessed</source>
        <translation>die Ergebnisse sind verborgen, bis geschätzt ist</translation>
    </message>
    <message>
        <source>there would be more runs than the %1 that a recording can hold</source>
        <translation>es wären mehr Läufe als die %1, die eine Aufnahme fassen kann</translation>
    </message>
    <message>
        <source>What was measured does not say how long fetches and transforms take</source>
        <translation>Was gemessen wurde, sagt nicht, wie lange Fetches und Transforms dauern</translation>
    </message>
    <message>
        <source>N and M mean nothing to %1: click another mode</source>
        <translation>N und M bedeuten für %1 nichts: klicke einen anderen Modus an</translation>
    </message>
    <message>
        <source>Real work is mapped from a measurement: run it first</source>
        <translation>Die Karte echter Arbeit kommt aus einer Messung: führe sie zuerst aus</translation>
    </message>
    <message>
        <source>There are no items</source>
        <translation>Es gibt keine Elemente</translation>
    </message>
    <message>
        <source>The map waits until nothing is measured</source>
        <translation>Die Karte wartet, bis nichts gemessen wird</translation>
    </message>
</context>
</TS>
