// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Dialogs
import Overlapse

/// The dialogs that ask for a file. Nothing is opened or written before the user has agreed.
Item {
    id: dialogs

    required property Files files

    signal openChosen(url file)
    /// What is to be saved holds what may be secret: whether to keep it has to be asked first.
    signal secretsMet()

    property var afterSave: null ///< what waits for a recording to be saved; whatever else is asked for ends the waiting

    function open() {
        afterSave = null
        openDialog.open()
    }
    function addRuns() {
        afterSave = null
        addDialog.open()
    }
    function saveThen(then) {
        save()
        if (!files.hasSecrets())
            afterSave = then
    }
    function save() {
        afterSave = null
        if (files.hasSecrets())
            return secretsMet()
        saveDialog.ask("experiment.overlapse")
    }
    function saveExperiment() { experimentDialog.ask("experiment.json") }
    /// A name with another suffix is written as that one says.
    function exportAs(suffix, unmasked) {
        afterSave = null
        exportDialog.unmasked = unmasked
        exportDialog.suffix = suffix
        exportDialog.nameFilters = [exportDialog.names[suffix], qsTr("All files (*)")]
        exportDialog.ask("overlapse." + suffix)
    }

    function exportMapAs(suffix) {
        afterSave = null
        mapDialog.suffix = suffix
        mapDialog.nameFilters = [exportDialog.names[suffix], qsTr("All files (*)")]
        mapDialog.ask("map." + suffix)
    }
    function exportDifferenceAs(suffix) {
        afterSave = null
        differenceDialog.suffix = suffix
        differenceDialog.nameFilters = [exportDialog.names[suffix], qsTr("All files (*)")]
        differenceDialog.ask("difference." + suffix)
    }

    visible: false

    Connections {
        target: dialogs.files
        function onRecordingSaved() {
            const then = dialogs.afterSave
            dialogs.afterSave = null
            if (then)
                then()
        }
        function onFailed() { dialogs.afterSave = null }
    }
    FileDialog {
        id: openDialog
        title: qsTr("Open a recording or an experiment")
        nameFilters: [qsTr("Recordings and experiments (*.overlapse *.json)"), qsTr("All files (*)")]
        onAccepted: dialogs.openChosen(selectedFile)
    }
    FileDialog {
        id: addDialog
        title: qsTr("Add the runs of a recording")
        acceptLabel: qsTr("Add")
        nameFilters: [qsTr("Overlapse recordings (*.overlapse)"), qsTr("All files (*)")]
        onAccepted: dialogs.files.addRuns(selectedFile)
    }
    SaveDialog {
        id: saveDialog
        files: dialogs.files
        title: qsTr("Save as a recording")
        acceptLabel: qsTr("Save")
        suffix: "overlapse"
        nameFilters: [qsTr("Overlapse recordings (*.overlapse)")]
        onChosen: file => dialogs.files.exportTo(file)
        onGivenUp: dialogs.afterSave = null
    }
    SaveDialog {
        id: experimentDialog
        files: dialogs.files
        title: qsTr("Save the experiment")
        acceptLabel: qsTr("Save")
        suffix: "json"
        nameFilters: [qsTr("Experiments (*.json)")]
        onChosen: file => dialogs.files.saveExperiment(file)
    }
    SaveDialog {
        id: mapDialog
        files: dialogs.files
        title: qsTr("Export the map: the suffix says the format")
        acceptLabel: qsTr("Export")
        onChosen: file => dialogs.files.exportMap(file)
    }
    SaveDialog {
        id: differenceDialog
        files: dialogs.files
        title: qsTr("Export the comparison: the suffix says the format")
        acceptLabel: qsTr("Export")
        onChosen: file => dialogs.files.exportDifference(file)
    }
    SaveDialog {
        id: exportDialog
        files: dialogs.files

        property bool unmasked: false
        readonly property var names: ({
            "svg": qsTr("Chart (*.svg)"),
            "png": qsTr("Picture (*.png)"),
            "pdf": qsTr("Page (*.pdf)"),
            "html": qsTr("Report (*.html)"),
            "md": qsTr("Report as Markdown (*.md)"),
            "csv": qsTr("Table of items (*.csv)"),
            "json": qsTr("Result (*.json)"),
            "trace.json": qsTr("Trace for Perfetto and speedscope (*.trace.json)"),
            "overlapse": qsTr("Recording (*.overlapse)")
        })

        title: qsTr("Export: the suffix says the format")
        acceptLabel: qsTr("Export")
        onChosen: file => dialogs.files.exportTo(file, unmasked)
    }
}
