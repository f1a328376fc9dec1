using System.Text;

namespace DryApi.OpenApi.Tests.Bombs;

/// <summary>An input that costs far more to read than it looks, made by code.</summary>
/// <param name="Name">What it is called in results.</param>
/// <param name="FileName">The name of its file; the extension is part of what it is.</param>
/// <param name="Role">As what the tool gets it.</param>
/// <param name="Write">Writes it: as it is, or with one change, so that a comparison has something to compare.</param>
internal sealed record Bomb(string Name, string FileName, BombRole Role, Action<Stream, bool> Write)
{
    /// <summary>Of an overlay, the document that it changes.</summary>
    public Bomb? Of { get; init; }

    public static Bomb Json(string name, Action<TextWriter, bool> write) => Text(name, name + ".json", BombRole.Document, write);

    public static Bomb Yaml(string name, Action<TextWriter, bool> write) => Text(name, name + ".yaml", BombRole.Document, write);

    /// <summary>A document of these bytes; the changed one has a line break after them.</summary>
    public static Bomb Bytes(string name, string extension, byte[] bytes) => new(name, name + extension, BombRole.Document, (stream, isChanged) =>
    {
        stream.Write(bytes);
        if (isChanged)
        {
            stream.WriteByte((byte)'\n');
        }
    });

    public static Bomb Text(string name, string fileName, BombRole role, Action<TextWriter, bool> write) => new(name, fileName, role, (stream, isChanged) =>
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        write(text, isChanged);
    });

    /// <summary>Writes it, and the document that it changes, into a folder.</summary>
    /// <returns>The path.</returns>
    public string WriteTo(string folder, bool isChanged = false)
    {
        var path = Path.Combine(folder, isChanged ? "changed-" + FileName : FileName);
        using var file = File.Create(path);
        Write(file, isChanged);
        return path;
    }

    public override string ToString() => Name;
}
