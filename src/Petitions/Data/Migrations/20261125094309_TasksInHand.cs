using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Petitions.Data.Migrations
{
    /// <inheritdoc />
    public partial class TasksInHand : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tasks_State_PersonId",
                table: "Tasks");

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_State_ClaimedBy_CaseId",
                table: "Tasks",
                columns: new[] { "State", "ClaimedBy", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_State_PersonId_CaseId",
                table: "Tasks",
                columns: new[] { "State", "PersonId", "CaseId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tasks_State_ClaimedBy_CaseId",
                table: "Tasks");

            migrationBuilder.DropIndex(
                name: "IX_Tasks_State_PersonId_CaseId",
                table: "Tasks");

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_State_PersonId",
                table: "Tasks",
                columns: new[] { "State", "PersonId" });
        }
    }
}
