using System.Text;
using DryApi.Contracts;
using DryApi.OpenApi.Commands;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Normalization;

namespace DryApi.Benchmarks.Stages;

/// <summary>What each stage reads, made from a document by the stages before it.</summary>
internal sealed class StageFiles
{
    /// <summary>What the SDK tells the tool.</summary>
    public static readonly CodeNames Names = new CodeNames { Client = "DryApiClient", ClientBase = "DryApiClientBase", ClientOptions = "DryApiClientOptions", Exceptions = "DryApi", JobHandle = "DryApiJob", JobId = "data.request_id" };

    /// <param name="folder">Where the files are written.</param>
    /// <param name="document">The document.</param>
    /// <param name="overlay">What it leaves out.</param>
    /// <param name="engine">What writes the code.</param>
    public StageFiles(string folder, string document, string overlay, NSwagEngine engine)
    {
        Directory.CreateDirectory(folder);
        (Document, Overlay) = (document, overlay);
        (Changed, ContractFile, Normalized, Declarations, Code) = (Path.Combine(folder, "changed.json"), Path.Combine(folder, "contract.txt"), Path.Combine(folder, "normalized.json"), Path.Combine(folder, "Client.declarations.txt"), Path.Combine(folder, "Client.nswag.g.cs"));
        Contract = ContractInput.Load(document, overlay).Contract;
        File.WriteAllText(ContractFile, ContractWriter.Write(Contract));
        using var list = new MemoryStream();
        OutputFile.Write(Normalized, stream => NormalizedDocument.Write(Contract, stream, list, Names));
        File.WriteAllBytes(Declarations, list.ToArray());
        engine.Run(Normalized, Code);
        const string limit = "\"maxLength\": 2048";
        var text = File.ReadAllText(document);
        var at = text.IndexOf(limit, StringComparison.Ordinal);
        File.WriteAllText(Changed, string.Concat(text.AsSpan(0, at), "\"maxLength\": 4096", text.AsSpan(at + limit.Length)), new UTF8Encoding(false));
    }

    public string Document { get; }

    public string Overlay { get; }

    /// <summary>The document with one limit that is larger.</summary>
    public string Changed { get; }

    public string ContractFile { get; }

    public string Normalized { get; }

    /// <summary>The list of what the code declares.</summary>
    public string Declarations { get; }

    public string Code { get; }

    public Contract Contract { get; }
}
