// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// The window: bars above and below, parameters, timeline, details.
T.ApplicationWindow {
    id: window

    required property Session session
    property bool first: true                   ///< others of this program are beside it
    readonly property bool roomy: room.width >= 1150 ///< the right panel has a place of its own
    property bool sideWanted: false             ///< where it has not
    property bool leaving: false                ///< the user has said that nothing need be kept

    signal anotherWanted() ///< window
    signal quitWanted()    ///< of the program

    width: 1440
    height: 900
    minimumWidth: 960
    minimumHeight: 600
    visible: true
    title: session.document.title.length > 0 ? qsTr("%1 – Overlapse").arg(session.document.title) : "Overlapse"
    color: Theme.window
    font.family: Theme.fontFamily
    font.pixelSize: 13
    palette {
        window: Theme.panel
        windowText: Theme.text
        base: Theme.surface
        alternateBase: Theme.window
        text: Theme.text
        button: Qt.tint(Theme.panel, Qt.alpha(Theme.text, 0.08))
        buttonText: Theme.text
        highlight: Theme.accent
        highlightedText: Theme.accentText
        mid: Theme.border
        midlight: Theme.border
        light: Qt.tint(Theme.panel, Qt.alpha(Theme.text, 0.12))
        dark: Theme.text2
        placeholderText: Theme.text3
        toolTipBase: Theme.panel
        toolTipText: Theme.text
        link: Theme.accent
        brightText: Theme.accentText
    }

    onQuitWanted: close()
    onClosing: closing => {
        closing.accepted = leaving || !session.document.unsaved
        if (!closing.accepted)
            question.before(true, () => {
                window.leaving = true
                window.close()
            })
    }

    Binding {
        target: Theme
        property: "scheme"
        value: window.session.appearance.scheme
    }
    Binding {
        target: Theme
        property: "magnification"
        value: commands.large ? Math.max(1, Math.min(1.4, window.width / 960, window.height / 600)) : 1
    }
    // Large type magnifies all that the window shows, what pops up included.
    Binding {
        target: window.contentItem.parent
        property: "scale"
        value: Theme.magnification
    }
    Binding {
        target: window.contentItem.parent
        property: "transformOrigin"
        value: Item.TopLeft
    }
    Item {
        id: room
        width: window.width / Theme.magnification
        height: window.height / Theme.magnification

        // Under all, and magnified with all: so the software renderer paints the whole window anew when type gets large,
        // where parts of pixels that it thinks untouched would stay.
        Rectangle {
            anchors.fill: parent
            color: window.color
        }
        TopBar {
            id: topBar
            width: parent.width
            z: 2
            session: window.session
            commands: commands
            sideButton: !window.roomy
            sideOpen: window.sideWanted
            onExampleChosen: name => { question.before(window.session.document.unsaved, () => window.session.files.openExample(name)) }
            onFileChosen: path => { question.before(window.session.document.unsaved, () => window.session.files.openPath(path)) }
            onSaveExperimentWanted: dialogs.made().saveExperiment()
            onOpenWanted: dialogs.made().open()
            onSaveWanted: dialogs.made().save()
            onExportWanted: exportSheet.open()
            onHelpWanted: help.open()
            onSideWanted: window.sideWanted = !window.sideWanted
        }
        ErrorBanner {
            id: banner
            objectName: "errorBanner"
            anchors.top: topBar.bottom
            width: parent.width
            z: 1
            text: window.session.notices.problem
            onDismissed: window.session.notices.dismissProblem()
        }
        ParametersPanel {
            id: parameters
            onFindWanted: find.open()
            anchors.top: banner.bottom
            anchors.bottom: legend.top
            width: 268
            session: window.session
        }
        ModeBar {
            id: modes
            objectName: "modeBar"
            anchors.top: banner.bottom
            anchors.topMargin: 12
            anchors.left: parameters.right
            anchors.leftMargin: 16
            anchors.right: window.roomy ? side.left : parent.right
            anchors.rightMargin: 16
            session: window.session
            onToggled: mode => endMode.toggle(mode)
        }
        TimelineArea {
            anchors.top: modes.bottom
            anchors.topMargin: 12
            anchors.bottom: legend.top
            anchors.bottomMargin: 8
            anchors.left: modes.left
            anchors.right: modes.right
            session: window.session
            onMapExportWanted: suffix => dialogs.made().exportMapAs(suffix)
            onDifferenceExportWanted: suffix => dialogs.made().exportDifferenceAs(suffix)
        }
        SidePanel {
            id: side
            objectName: "sidePanel"
            anchors.top: banner.bottom
            anchors.bottom: legend.top
            x: room.width - (window.roomy || window.sideWanted ? width : 0)
            width: 316
            visible: x < room.width
            session: window.session
            Behavior on x {
                enabled: !window.roomy
                Glide {}
            }
        }
        LegendBar {
            id: legend
            objectName: "legend"
            anchors.bottom: parent.bottom
            width: parent.width
            inset: parameters.width
            tall: room.height >= 720
            limits: window.session.limits
            recorder: window.session.recorder
            occurring: window.session.panels.legend
        }

        DropPlace {
            anchors.fill: parent
            z: 3
            open: keys.active
            runner: window.session.runner
            onRunsDropped: file => { window.session.files.addRuns(file) }
            onFileDropped: file => { question.before(window.session.document.unsaved, () => window.session.files.open(file)) }
        }
        InputDrop {
            anchors.fill: parameters
            z: 4
            form: window.session.work
            runner: window.session.runner
            open: keys.active
        }
    }

    // Where the module that it needs is not installed, the window starts in its usual size.
    Loader {
        Component.onCompleted: setSource("WindowMemory.qml", { target: window, commands: commands })
    }
    Loader {
        readonly property bool wanted: GlobalMenu.available
        onWantedChanged: setSource("NativeMenuBar.qml", { window: window, commands: commands })
    }
    HelpPopup {
        id: help
        modes: window.session.panels.modes
        onAboutWanted: about.open()
    }
    KeySheet {
        id: keySheet
        keys: help.keys
    }
    AboutPopup {
        id: about
        inspector: window.session.inspector
    }
    // By its file's name: Qt's dialogs take a while to load, and no start needs them.
    Loader {
        id: dialogs

        function made() {
            if (!item)
                setSource("WindowDialogs.qml", { files: window.session.files })
            return item
        }

        Connections {
            target: dialogs.item
            function onOpenChosen(file) { question.before(window.session.document.unsaved, () => window.session.files.open(file)) }
            function onSecretsMet() { exportSheet.openAsRecording() }
        }
    }
    QuestionPopup {
        id: question
        onSaveWanted: then => { dialogs.made().saveThen(then) }
    }
    RunQuestion {
        id: runQuestion
        plan: window.session.runner.plan
        onAgreed: window.session.runner.confirmRun()

        Connections {
            target: window.session.runner
            function onConfirmationWanted() { runQuestion.open() }
        }
    }
    EndModeQuestion {
        id: endMode
        document: window.session.document
        runner: window.session.runner
    }
    WhySheet {
        id: why
        explainer: window.session.explainer
    }
    FindSheet {
        id: find
        form: window.session.search
        finder: window.session.finder
    }
    RunQuestion {
        id: findQuestion
        plan: window.session.finder.plan
        onAgreed: window.session.finder.confirm()

        Connections {
            target: window.session.finder
            function onConfirmationWanted() { findQuestion.open() }
        }
    }
    ExportPopup {
        id: exportSheet
        files: window.session.files
        onFileWanted: (suffix, unmasked) => { dialogs.made().exportAs(suffix, unmasked) }
    }
    WindowCommands {
        id: commands
        session: window.session
        window: window
        onAnotherWanted: window.anotherWanted()
        onQuitWanted: window.quitWanted()
        onOpenWanted: dialogs.made().open()
        onAddRunsWanted: dialogs.made().addRuns()
        onSaveWanted: dialogs.made().save()
        onSaveExperimentWanted: dialogs.made().saveExperiment()
        onExportWanted: exportSheet.open()
        onFindWanted: find.open()
        onExperimentsWanted: topBar.popUpExperiments()
        onMenuWanted: topBar.popUpMenu()
        onModeToggled: mode => endMode.toggle(mode)
        onHelpWanted: help.open()
        onKeysWanted: keySheet.open()
        onAboutWanted: about.open()
    }
    WindowShortcuts {
        id: keys
        commands: commands
        active: !help.visible && !keySheet.visible && !question.visible && !runQuestion.visible && !endMode.visible && !exportSheet.visible && !about.visible && !why.visible && !find.visible
    }
}
