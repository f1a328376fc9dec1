namespace DryApi.Emulator.Documents;

/// <summary>The documents that an emulator serves.</summary>
internal sealed class ServiceDocuments
{
    private ServiceDocuments(IReadOnlyList<ServiceDocument> all) => Operations = [.. all.SelectMany(document => document.Operations)];

    /// <summary>What can be called.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>Reads them.</summary>
    /// <exception cref="ArgumentException">One is none that can be read, or two have the same operation.</exception>
    /// <exception cref="IOException">A file is not there, or cannot be read.</exception>
    public static ServiceDocuments Read(IReadOnlyList<string> files)
    {
        var documents = new ServiceDocuments(files.Count == 0 ? ServiceDocument.OwnDocuments : [.. files.Select(ServiceDocument.ReadFile)]);
        return documents.Operations.GroupBy(operation => (operation.Method, operation.Route)).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new ArgumentException($"{nameof(DryApiEmulatorOptions.Documents)} have {twice.First()} twice; an operation can be emulated from one document.")
            : documents;
    }
}
