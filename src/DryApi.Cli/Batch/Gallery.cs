using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace DryApi.Cli.Batch;

/// <summary>Pages that show the results, for a browser: no script, and nothing from elsewhere.</summary>
internal static class Gallery
{
    private const int PageLength = 200;
    private const int LongestText = 2000;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["png"] = "img", ["jpg"] = "img", ["jpeg"] = "img", ["webp"] = "img", ["gif"] = "img", ["bmp"] = "img",
        ["mp4"] = "video", ["webm"] = "video", ["mov"] = "video",
        ["mp3"] = "audio", ["wav"] = "audio", ["flac"] = "audio", ["ogg"] = "audio", ["m4a"] = "audio", ["aac"] = "audio",
        ["txt"] = "text", ["json"] = "text", ["srt"] = "text", ["vtt"] = "text", ["md"] = "text",
    };

    /// <summary>The name of a page, from 1.</summary>
    public static string NameOf(long page) => page == 1 ? "index.html" : string.Create(CultureInfo.InvariantCulture, $"index-{page}.html");

    /// <summary>Writes the pages.</summary>
    public static void Write(string folder, string title, Journal journal)
    {
        var pages = Math.Max(1, (journal.Count(RowState.Saved) + PageLength - 1) / PageLength);
        var page = 0L;
        foreach (var rows in journal.Rows(RowState.Saved).Chunk(PageLength).DefaultIfEmpty([]))
        {
            page++;
            WholeFile.Write(Path.Combine(folder, NameOf(page)), writer => Write(writer, folder, title, rows, page, pages));
        }
    }

    private static void Write(TextWriter writer, string folder, string title, JournalRow[] rows, long page, long pages)
    {
        writer.WriteLine($$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; media-src 'self' file:; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width">
            <title>{{Text(title)}}</title>
            <style>
            body { font: 15px/1.4 system-ui, sans-serif; margin: 2em; background: #fafafa; color: #222; }
            main { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 1.2em; align-items: start; }
            figure { margin: 0; background: #fff; border: 1px solid #ddd; border-radius: 6px; padding: 10px; overflow-wrap: anywhere; }
            img, video, audio { width: 100%; display: block; border-radius: 3px; }
            pre { white-space: pre-wrap; max-height: 16em; overflow: auto; margin: 0; }
            figcaption { margin-top: 8px; font-size: 13px; color: #666; }
            figcaption p { margin: 0 0 2px; font-size: 15px; color: #222; }
            </style>
            </head>
            <body>
            <h1>{{Text(title)}}</h1>
            """);
        var nav = pages == 1 ? "" : $"<nav>{(page > 1 ? $"<a href=\"{NameOf(page - 1)}\">before</a> " : "")}page {page} of {pages}{(page < pages ? $" <a href=\"{NameOf(page + 1)}\">after</a>" : "")}</nav>";
        writer.WriteLine(nav);
        writer.WriteLine("<main>");
        foreach (var row in rows)
        {
            WriteFigure(writer, folder, row);
        }

        writer.WriteLine("</main>");
        writer.WriteLine(nav);
        writer.WriteLine("</body>");
        writer.WriteLine("</html>");
    }

    private static void WriteFigure(TextWriter writer, string folder, JournalRow row)
    {
        var file = row.File ?? "";
        var link = Text(Uri.EscapeDataString(file));
        var request = RowValues.Read(row.Request);
        var about = RowValues.TextOf(request.GetValueOrDefault("prompt") ?? request.GetValueOrDefault("text") ?? request.GetValueOrDefault("caption") ?? "");
        writer.WriteLine("<figure>");
        writer.WriteLine(Kinds.GetValueOrDefault(Path.GetExtension(file).TrimStart('.')) switch
        {
            "img" => $"<a href=\"{link}\"><img loading=\"lazy\" src=\"{link}\" alt=\"{Text(Shortened(about))}\"></a>",
            "video" => $"<video controls preload=\"metadata\" src=\"{link}\"></video>",
            "audio" => $"<audio controls preload=\"metadata\" src=\"{link}\"></audio>",
            "text" => $"<pre>{Text(Beginning(Path.Combine(folder, file)))}</pre>",
            _ => "",
        });
        writer.WriteLine($"<figcaption><p><bdi>{Text(Shortened(about))}</bdi></p><b>{row.Number}</b> <a href=\"{link}\"{(Kinds.ContainsKey(Path.GetExtension(file).TrimStart('.')) ? "" : " download")}><bdi>{Text(file)}</bdi></a> · {Text(row.Operation)} · <bdi>{Text(RowValues.TextOf(request.GetValueOrDefault("model")))}</bdi> · {Text(Money.Text(row.Price ?? 0))}</figcaption>");
        writer.WriteLine("</figure>");
    }

    /// <summary>Any text, in the markup and in the quotes of an attribute.</summary>
    private static string Text(string text) => Html.Encode(text);

    private static string Shortened(string text) => TerminalText.OneLine(text, 300);

    private static string Beginning(string path)
    {
        try
        {
            using var reader = new StreamReader(path, Encoding.UTF8);
            var buffer = new char[LongestText];
            return TerminalText.Lines(new string(buffer, 0, reader.ReadBlock(buffer, 0, buffer.Length)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
