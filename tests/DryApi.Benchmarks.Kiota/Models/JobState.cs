using System.Runtime.Serialization;

namespace DryApi.Benchmarks.Kiota;

/// <summary>What a job can be at.</summary>
public enum JobState
{
    [EnumMember(Value = "pending")]
    Pending,

    [EnumMember(Value = "processing")]
    Processing,

    [EnumMember(Value = "done")]
    Done,

    [EnumMember(Value = "error")]
    Error,
}
