using System.Text.Json.Serialization;

namespace DryApi.Benchmarks.HandWritten;

/// <summary>What a job can be at.</summary>
public enum JobState
{
    [JsonStringEnumMemberName("pending")]
    Pending,

    [JsonStringEnumMemberName("processing")]
    Processing,

    [JsonStringEnumMemberName("done")]
    Done,

    [JsonStringEnumMemberName("error")]
    Error,
}
