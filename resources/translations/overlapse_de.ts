<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
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
</context>
<context>
    <name>DropPlace</name>
    <message>
        <source>Drop to open</source>
        <translation>Zum Öffnen loslassen</translation>
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
        <source>Transform</source>
        <translation>Transform</translation>
    </message>
    <message>
        <source>Choose a folder of files</source>
        <translation>Ordner mit Dateien wählen</translation>
    </message>
</context>
<context>
    <name>HelpContent</name>
    <message>
        <source>One pipeline, five ways to run it</source>
        <translation>Eine Pipeline, fünf Arten, sie laufen zu lassen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Thick is work, thin is waiting. The solid line is the makespan, the dashed one the lower bound: no schedule with these limits is faster.</source>
        <translation>Dick ist Arbeit, dünn ist Warten. Die durchgezogene Linie ist der Makespan, die gestrichelte die untere Schranke: Kein Ablauf mit diesen Grenzen ist schneller.</translation>
    </message>
</context>
<context>
    <name>HelpMode</name>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
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
        <source>zoom in, out, show all</source>
        <translation>vergrößern, verkleinern, alles</translation>
    </message>
    <message>
        <source>← →</source>
        <translation>← →</translation>
    </message>
    <message>
        <source>move in time</source>
        <translation>in der Zeit wandern</translation>
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
        <source>Ctrl+wheel</source>
        <translation>Strg+Rad</translation>
    </message>
    <message>
        <source>zoom at the pointer</source>
        <translation>am Zeiger vergrößern</translation>
    </message>
    <message>
        <source>Shift+wheel, drag</source>
        <translation>Umschalt+Rad, ziehen</translation>
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
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – Overlapse</source>
        <translation>%1 – Overlapse</translation>
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
</context>
<context>
    <name>ModeCardContent</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
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
        <source>Cores that transformed, on average</source>
        <translation>Kerne, die transformierten, im Mittel</translation>
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
    <name>QuestionPopup</name>
    <message>
        <source>Save the measurement?</source>
        <translation>Messung speichern?</translation>
    </message>
    <message>
        <source>What was measured is not in a file yet, and would be lost.</source>
        <translation>Was gemessen wurde, ist noch in keiner Datei und ginge verloren.</translation>
    </message>
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
        <source>prediction</source>
        <translation>Vorhersage</translation>
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
        <source>outline: measured %1 with %2</source>
        <translation>Umriss: gemessen %1 mit %2</translation>
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
</context>
<context>
    <name>TimelineArea</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Arrow keys select items and move in time, plus and minus zoom, 0 shows everything</source>
        <translation>Pfeiltasten wählen Elemente und wandern in der Zeit, Plus und Minus vergrößern und verkleinern, 0 zeigt alles</translation>
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
        <source>Open a recording (Ctrl+O)</source>
        <translation>Aufzeichnung öffnen (Strg+O)</translation>
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
        <source>Export the chart or its figures: SVG, PNG, CSV, JSON (Ctrl+E)</source>
        <translation>Das Diagramm oder seine Zahlen exportieren: SVG, PNG, CSV, JSON (Strg+E)</translation>
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
</context>
<context>
    <name>overlapse::Session</name>
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
    <message numerus="yes">
        <source>%1, %Ln without .gz passed over</source>
        <translation>
            <numerusform>%1, %Ln ohne .gz übergangen</numerusform>
            <numerusform>%1, %Ln ohne .gz übergangen</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;%1&apos; needs real files: choose Files above</source>
        <translation>„%1“ braucht echte Dateien: oben „Dateien“ wählen</translation>
    </message>
    <message>
        <source>choose a folder</source>
        <translation>einen Ordner wählen</translation>
    </message>
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
        <source>opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>opened %1</source>
        <translation>%1 geöffnet</translation>
    </message>
    <message>
        <source>a run is going on: stop it first</source>
        <translation>Eine Messung läuft: erst anhalten</translation>
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
        <source>copied: %1</source>
        <translation>kopiert: %1</translation>
    </message>
    <message>
        <source>looking through %1 …</source>
        <translation>%1 wird durchgesehen …</translation>
    </message>
    <message>
        <source>%1: no runs in it</source>
        <translation>%1: enthält keine Läufe</translation>
    </message>
    <message>
        <source>%1: the suffix says the format: .png, .svg, .pdf, .csv, .json, .trace.json or .overlapse</source>
        <translation>%1: die Endung bestimmt das Format: .png, .svg, .pdf, .csv, .json, .trace.json oder .overlapse</translation>
    </message>
    <message>
        <source>a run is going on: stop it or let it end, then save</source>
        <translation>Eine Messung läuft: anhalten oder enden lassen, dann speichern</translation>
    </message>
    <message>
        <source>writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>reading every file once, so that no mode pays for a cold cache</source>
        <translation>jede Datei wird einmal gelesen, damit kein Modus für einen kalten Cache zahlt</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>beginnt</translation>
    </message>
    <message>
        <source>measuring %1</source>
        <translation>%1 wird gemessen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln modes</source>
        <translation>
            <numerusform>%Ln Modus</numerusform>
            <numerusform>%Ln Modi</numerusform>
        </translation>
    </message>
    <message>
        <source>stopped; what was recorded is kept</source>
        <translation>angehalten; was aufgezeichnet ist, bleibt</translation>
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
        <source>predicting …</source>
        <translation>Vorhersage läuft …</translation>
    </message>
    <message>
        <source>step by step</source>
        <translation>Schritt für Schritt</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation>%1 %</translation>
    </message>
</context>
</TS>
