namespace DryApi.Emulator.Jobs;

/// <summary>Where a job stands, in the service's words. A script can end it with any other.</summary>
internal static class JobStatus
{
    public const string Pending = "pending";
    public const string Processing = "processing";
    public const string Done = "done";
    public const string Error = "error";
    public const string Cancelled = "cancelled";
}
