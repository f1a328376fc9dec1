namespace DryApi.OpenApi.Tests.Drift;

/// <summary>Documents that are no part of the project and are tried where the machine has them: those named in <c>DRYAPI_DOCUMENTS</c>, apart from one another as in a search path.</summary>
internal static class OtherDocuments
{
    public static IEnumerable<string> Paths => (Environment.GetEnvironmentVariable("DRYAPI_DOCUMENTS") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
}
