using System.Buffers.Binary;

namespace DryApi.Files;

/// <summary>Tells the type of a file by its first bytes.</summary>
internal static class FileSignature
{
    /// <summary>How many bytes tell it: a drawing's comments come before its first element.</summary>
    public const int Length = 512;

    // Containers whose first bytes do not say whether there is a picture beside the sound.
    private static readonly FileType Mp4 = new("video/mp4", "mp4", "m4v", "m4a");

    // What the service does not take, and callers send all the same.
    private static readonly FileType Heic = new("image/heic", "heic", "heif");
    private static readonly FileType Avif = new("image/avif", "avif");
    private static readonly FileType Tiff = new("image/tiff", "tif", "tiff");
    private static readonly FileType Pdf = new("application/pdf", "pdf");
    private static readonly FileType Matroska = new("video/x-matroska", "mkv", "mka");
    private static readonly FileType Mobile = new("video/3gpp", "3gp", "3g2");

    /// <summary>The type; null when the bytes do not tell.</summary>
    public static FileType? Of(ReadOnlySpan<byte> head) =>
        Prefixed(head) ?? Riff(head) ?? Boxes(head) ?? Ogg(head) ?? Ebml(head) ?? Bitmap(head) ?? Frames(head) ?? Drawing(head);

    private static FileType Type(string contentType) => FileTypes.OfMediaType(contentType)!;

    private static FileType? Prefixed(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Type("image/jpeg"),
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Type("image/png"),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Type("image/gif"),
        [(byte)'I', (byte)'D', (byte)'3', ..] => Type("audio/mpeg"),
        [(byte)'A', (byte)'D', (byte)'I', (byte)'F', ..] => Type("audio/aac"),
        [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] => Type("audio/flac"),
        [0, 0, 1, 0xBA or 0xB3, ..] => Type("video/mpeg"),
        [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, ..] => Type("video/x-ms-wmv"),
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => Tiff,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf,
        _ => null,
    };

    private static FileType? Riff(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12 || !(head.StartsWith("RIFF"u8) || head.StartsWith("RF64"u8)))
        {
            return null;
        }

        var form = head[8..12];
        return form.SequenceEqual("WEBP"u8) ? Type("image/webp")
            : form.SequenceEqual("WAVE"u8) ? Type("audio/wav")
            : form.SequenceEqual("AVI "u8) ? Type("video/x-msvideo")
            : null;
    }

    /// <summary>ISO media files and QuickTime: boxes of a length and a name; the first says the brand.</summary>
    private static FileType? Boxes(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12)
        {
            return null;
        }

        var box = head[4..8];
        if (!box.SequenceEqual("ftyp"u8))
        {
            // QuickTime before it had brands.
            return box.SequenceEqual("moov"u8) || box.SequenceEqual("mdat"u8) || box.SequenceEqual("wide"u8) ? Type("video/quicktime") : null;
        }

        return head[8..12] switch
        {
            [(byte)'M', (byte)'4', (byte)'A' or (byte)'B' or (byte)'P', _] => Type("audio/mp4"),
            [(byte)'q', (byte)'t', ..] => Type("video/quicktime"),
            [(byte)'h', (byte)'e', ..] or [(byte)'m', (byte)'i', (byte)'f', (byte)'1'] or [(byte)'m', (byte)'s', (byte)'f', (byte)'1'] => Heic,
            [(byte)'a', (byte)'v', (byte)'i', ..] => Avif,
            [(byte)'3', (byte)'g', ..] => Mobile,
            _ => Mp4,
        };
    }

    private static FileType? Ogg(ReadOnlySpan<byte> head) => !head.StartsWith("OggS"u8) ? null
        : head.IndexOf("theora"u8) >= 0 ? Type("video/ogg")
        : Type("audio/ogg");

    private static FileType? Ebml(ReadOnlySpan<byte> head) => !head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) ? null
        : head[..Math.Min(head.Length, 64)].IndexOf("webm"u8) >= 0 ? Type("video/webm")
        : Matroska;

    /// <summary>Two letters are too few to go by: the length of the header that follows is one of a few.</summary>
    private static FileType? Bitmap(ReadOnlySpan<byte> head) =>
        head.Length >= 18 && head.StartsWith("BM"u8) && BinaryPrimitives.ReadUInt32LittleEndian(head[14..]) is 12 or 40 or 52 or 56 or 64 or 108 or 124
            ? Type("image/bmp")
            : null;

    /// <summary>MP3 and AAC without a header: the first frame's own.</summary>
    private static FileType? Frames(ReadOnlySpan<byte> head)
    {
        if (head.Length < 3 || head[0] != 0xFF)
        {
            return null;
        }

        var isAac = (head[1] & 0xF6) == 0xF0 && ((head[2] >> 2) & 0xF) < 13;
        // MPEG 1, 2 or 2.5, layer III, a bit rate and a sample rate that exist.
        var isMp3 = (head[1] & 0xE6) == 0xE2 && (head[1] & 0x18) != 0x08 && (head[2] >> 4) != 15 && ((head[2] >> 2) & 3) != 3;
        return isAac ? Type("audio/aac") : isMp3 ? Type("audio/mpeg") : null;
    }

    /// <summary>SVG is text: its element comes first, or after a declaration, comments and a document type.</summary>
    private static FileType? Drawing(ReadOnlySpan<byte> head)
    {
        var text = (head.StartsWith("\uFEFF"u8) ? head[3..] : head).TrimStart(" \t\r\n"u8);
        var isProlog = text.StartsWith("<?xml"u8) || text.StartsWith("<!--"u8) || text.StartsWith("<!DOCTYPE svg"u8);
        return text.StartsWith("<svg"u8) || (isProlog && (text.IndexOf("<svg"u8) >= 0 || text.IndexOf("<!DOCTYPE svg"u8) >= 0)) ? Type("image/svg+xml") : null;
    }
}
