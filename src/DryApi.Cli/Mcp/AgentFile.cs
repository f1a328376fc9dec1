using System.Security.Cryptography;

namespace DryApi.Cli.Mcp;

/// <summary>A file that is sent with a run, and what tells it from others.</summary>
/// <param name="Content">The file.</param>
/// <param name="Hash">The hash of its bytes.</param>
internal sealed record AgentFile(FileContent Content, string Hash)
{
    /// <summary>A file on disk.</summary>
    public static AgentFile OfPath(string path)
    {
        var content = FileContent.FromPath(path);
        using var file = File.OpenRead(path);
        return new AgentFile(content, Convert.ToHexString(SHA256.HashData(file)));
    }

    /// <summary>Bytes that came with the call.</summary>
    public static AgentFile OfBytes(byte[] bytes, string? name, string? mediaType) =>
        new(FileContent.FromBytes(bytes, string.IsNullOrWhiteSpace(name) ? "file" : name, string.IsNullOrWhiteSpace(mediaType) ? null : mediaType), Convert.ToHexString(SHA256.HashData(bytes)));
}
