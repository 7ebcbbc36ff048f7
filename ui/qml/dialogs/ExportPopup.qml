// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What is to be written, and how charts are to look. The file is asked for afterwards.
ModalSheet {
    id: sheet

    required property Files files
    readonly property PictureChoice picture: files.picture
    readonly property var formats: [
        { suffix: "svg", text: qsTr("SVG"), about: qsTr("The chart, for documents and the web: sharp at any size, text stays text.") },
        { suffix: "png", text: qsTr("PNG"), about: qsTr("The chart in pixels, for chats and slides.") },
        { suffix: "pdf", text: qsTr("PDF"), about: qsTr("The chart on a page of its size: sharp, with its fonts.") },
        { suffix: "html", text: qsTr("Report"), about: qsTr("One page for a review: the setting, charts, figures, why, doubts, and how to reproduce it.") },
        { suffix: "md", text: qsTr("Markdown"), about: qsTr("The report without its charts, for a ticket or a repository.") },
        { suffix: "csv", text: qsTr("CSV"), about: qsTr("A table: every stamp of every item, for spreadsheets and scripts.") },
        { suffix: "json", text: qsTr("JSON"), about: qsTr("Figures, sentences and every stamp, as the command line prints them.") },
        { suffix: "trace.json", text: qsTr("Trace"), about: qsTr("Chrome Trace Events: opens in Perfetto and speedscope.") },
        { suffix: "overlapse", text: qsTr("Recording"), about: qsTr("Everything, to be opened here again.") }
    ]
    readonly property int chosen: Math.max(0, formats.findIndex(format => format.suffix === picture.suffix))
    readonly property bool chart: chosen < 3
    readonly property var scales: [1, 1.5, 2, 3]
    readonly property var sizes: [[1600, 900], [1920, 1080], [3840, 2160]]

    property bool secrets: false  ///< there is something to mask
    property bool unmasked: false ///< never remembered

    signal fileWanted(string suffix, bool unmasked)

    function openAsRecording() {
        picture.suffix = "overlapse"
        open()
    }

    function askForFile() {
        close()
        fileWanted(formats[chosen].suffix, unmasked)
    }

    wanted: 860
    onAboutToShow: {
        secrets = files.hasSecrets()
        unmasked = false
    }

    body: Column {
        spacing: 16
        Keys.onReturnPressed: sheet.askForFile()
        Keys.onEnterPressed: sheet.askForFile()

        Label {
            objectName: "exportSheet"
            text: qsTr("Export")
            font.pixelSize: 20
            font.weight: Font.DemiBold
        }
        Column {
            width: parent.width
            spacing: 8

            Segmented {
                objectName: "exportFormat"
                width: parent.width
                name: qsTr("Format")
                options: sheet.formats.map(format => ({ text: format.text, name: "export:" + format.suffix }))
                current: sheet.chosen
                focus: true
                onChosen: index => sheet.picture.suffix = sheet.formats[index].suffix
            }
            Label {
                width: parent.width
                text: sheet.formats[sheet.chosen].about
                wrapMode: Text.Wrap
                color: Theme.text2
            }
        }
        Column {
            width: parent.width
            spacing: 12
            enabled: sheet.chart

            ExportRow {
                text: qsTr("What")

                Segmented {
                    objectName: "exportPart"
                    width: 320
                    name: qsTr("What")
                    options: [{ text: qsTr("Everything"), name: "exportAll" },
                              { text: qsTr("What is on the screen"), name: "exportScreen" }]
                    current: sheet.picture.onScreen ? 1 : 0
                    onChosen: index => sheet.picture.onScreen = index === 1
                }
            }
            ExportRow {
                text: qsTr("Size")

                NumberField {
                    objectName: "exportWidth"
                    width: 64
                    number: sheet.picture.width
                    minimum: sheet.picture.least
                    maximum: sheet.picture.most
                    Accessible.name: qsTr("Width")
                    onEntered: number => sheet.picture.width = number
                }
                Label {
                    height: 28
                    opacity: enabled ? 1 : 0.4
                    text: "×"
                    color: Theme.text2
                }
                NumberField {
                    objectName: "exportHeight"
                    width: 64
                    number: sheet.picture.height
                    minimum: sheet.picture.least
                    maximum: sheet.picture.most
                    Accessible.name: qsTr("Height")
                    onEntered: number => sheet.picture.height = number
                }
                Repeater {
                    model: sheet.sizes

                    ChoiceChip {
                        required property var modelData

                        implicitWidth: implicitContentWidth + 20
                        text: modelData[0] + " × " + modelData[1]
                        checked: sheet.picture.width === modelData[0] && sheet.picture.height === modelData[1]
                        onClicked: {
                            sheet.picture.width = modelData[0]
                            sheet.picture.height = modelData[1]
                        }
                    }
                }
            }
            ExportRow {
                text: qsTr("Pixels")
                enabled: sheet.picture.suffix === "png"

                Segmented {
                    objectName: "exportScale"
                    width: 320
                    name: qsTr("Pixels")
                    options: sheet.scales.map(scale => ({ text: scale + " ×", name: "exportScale" + scale }))
                    current: sheet.scales.indexOf(sheet.picture.scale)
                    onChosen: index => sheet.picture.scale = sheet.scales[index]
                }
                Label {
                    height: 28
                    opacity: enabled ? 1 : 0.4
                    text: qsTr("%1 × %2 pixels").arg(Math.round(sheet.picture.width * sheet.picture.possibleScale))
                                                .arg(Math.round(sheet.picture.height * sheet.picture.possibleScale))
                    color: Theme.text2
                }
            }
            ExportRow {
                text: qsTr("Colours")

                Segmented {
                    objectName: "exportColours"
                    width: 320
                    name: qsTr("Colours")
                    options: [{ text: qsTr("As shown"), name: "exportAsShown" },
                              { text: qsTr("Light"), name: "exportLight" },
                              { text: qsTr("Dark"), name: "exportDark" },
                              { text: qsTr("Contrast"), name: "exportContrast", tip: qsTr("High contrast, dark on white") }]
                    current: sheet.picture.colours
                    onChosen: index => sheet.picture.colours = index
                }
            }
        }
        CheckLine {
            objectName: "exportUnmasked"
            width: parent.width
            visible: sheet.secrets
            text: qsTr("Keep what may be secret in URLs")
            about: sheet.formats[sheet.chosen].suffix === "overlapse"
                   ? qsTr("Credentials, values within URLs, and what headers say. Without them, the recording cannot be run as it was.")
                   : qsTr("Credentials and values within URLs. Otherwise *** stands for them.")
            checked: sheet.unmasked
            onClicked: sheet.unmasked = !sheet.unmasked
        }
        Item {
            width: parent.width
            height: 28

            PushButton {
                objectName: "exportCopy"
                sign: "copy"
                text: qsTr("Copy the chart")
                tip: qsTr("To the clipboard, as a picture (Ctrl+Shift+C)")
                enabled: sheet.chart
                onClicked: {
                    sheet.close()
                    sheet.files.copyChart()
                }
            }
            Row {
                anchors.right: parent.right
                spacing: 8

                PushButton {
                    objectName: "exportCancel"
                    text: qsTr("Cancel")
                    onClicked: sheet.close()
                }
                PushButton {
                    objectName: "exportGo"
                    primary: true
                    text: qsTr("Export …")
                    onClicked: sheet.askForFile()
                }
            }
        }
    }
}
